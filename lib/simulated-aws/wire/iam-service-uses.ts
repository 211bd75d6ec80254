import { createHash } from 'node:crypto';
import type { Account, Role } from '../estate/model.ts';
import { lastServiceUse, servicesOf } from '../estate/service-uses.ts';
import type { Answering } from './action.ts';
import { AwsError } from './aws-error.ts';
import { requiredParameter } from './parameters.ts';
import { element, iamTime, memberList } from './xml.ts';

/** GenerateServiceLastAccessedDetails: its job is done at once, and the job's id tells whose it is. */
export function generateServiceLastAccessedDetails({ call }: Answering): string {
  const arn = requiredParameter(call.params, 'Arn');
  const isPolicy = arn.startsWith('arn:aws:iam::aws:policy/');
  if (!isPolicy && !call.account.roles.some((role) => arnOf(call.account, role) === arn))
    throw new AwsError('NoSuchEntity', `ARN ${arn} is not found.`, 404);
  return element('JobId', jobOf(arn));
}

/** GetServiceLastAccessedDetails: of each service that a role's policies name, when the role last used it. */
export function getServiceLastAccessedDetails({ call, now }: Answering): string {
  const job = requiredParameter(call.params, 'JobId');
  const role = call.account.roles.find((each) => jobOf(arnOf(call.account, each)) === job);
  if (role === undefined) throw new AwsError('NoSuchEntity', `Job ${job} is not found.`, 404);
  const services = servicesOf(call.account, role).map((service) => {
    const at = lastServiceUse(role, service, now);
    const use =
      at === null
        ? '<TotalAuthenticatedEntities>0</TotalAuthenticatedEntities>'
        : `<LastAuthenticated>${iamTime(at)}</LastAuthenticated>${element('LastAuthenticatedEntity', arnOf(call.account, role))}<TotalAuthenticatedEntities>1</TotalAuthenticatedEntities>`;
    return `${element('ServiceName', service)}${element('ServiceNamespace', service)}${use}`;
  });
  return `<JobStatus>COMPLETED</JobStatus><JobCreationDate>${iamTime(now)}</JobCreationDate><JobCompletionDate>${iamTime(now)}</JobCompletionDate>${memberList('ServicesLastAccessed', services)}<IsTruncated>false</IsTruncated>`;
}

function arnOf(account: Account, role: Role): string {
  return `arn:aws:iam::${account.id}:role${role.path}${role.name}`;
}

function jobOf(arn: string): string {
  const hex = createHash('sha256').update(arn).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
