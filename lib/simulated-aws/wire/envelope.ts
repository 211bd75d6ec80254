import type { ServiceName } from './aws-error.ts';

/** Wraps an action's content into the response document of its service. */
export function wrapAnswer(service: ServiceName, action: string, content: string, requestId: string): string {
  if (service === 'ec2')
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>${requestId}</requestId>${content}</${action}Response>`;
  const namespace =
    service === 'iam'
      ? 'https://iam.amazonaws.com/doc/2010-05-08/'
      : 'https://sts.amazonaws.com/doc/2011-06-15/';
  return `<${action}Response xmlns="${namespace}"><${action}Result>${content}</${action}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`;
}
