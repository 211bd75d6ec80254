import { element } from './xml.ts';

export type ServiceName = 'ec2' | 'iam' | 'sts';

/** An error that a service answers with: AWS's own code, its message and the HTTP status that goes with it. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

/** The error document in the shape of the service: EC2 has its own. */
export function renderError(service: ServiceName, error: AwsError, requestId: string): string {
  const detail = element('Code', error.code) + element('Message', error.message);
  if (service === 'ec2')
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${detail}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
  const namespace =
    service === 'iam'
      ? 'https://iam.amazonaws.com/doc/2010-05-08/'
      : 'https://sts.amazonaws.com/doc/2011-06-15/';
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  return `<ErrorResponse xmlns="${namespace}"><Error>${element('Type', type)}${detail}</Error>${element('RequestId', requestId)}</ErrorResponse>`;
}

/** The error with which a service refuses an action to a caller. */
export function accessDenied(service: ServiceName, action: string, caller: string): AwsError {
  const what = `User: ${caller} is not authorized to perform: ${service}:${action} because no identity-based policy allows the ${service}:${action} action`;
  return service === 'ec2'
    ? new AwsError('UnauthorizedOperation', `You are not authorized to perform this operation. ${what}`, 403)
    : new AwsError('AccessDenied', what, 403);
}

/** The error with which a service asks a caller to slow down. */
export function throttled(service: ServiceName): AwsError {
  return service === 'ec2'
    ? new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503)
    : new AwsError('Throttling', 'Rate exceeded', 400);
}
