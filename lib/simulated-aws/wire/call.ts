import type { IncomingMessage } from 'node:http';
import { accountOfAccessKeyId } from '../estate/access-key-id.ts';
import type { Estate } from '../estate/estate.ts';
import type { Account } from '../estate/model.ts';
import { COLLECTOR_ROLE } from '../population/accounts.ts';
import { AwsError, type ServiceName } from './aws-error.ts';

/** A request understood: who calls which action of which service where. */
export type Call = {
  readonly service: ServiceName;
  readonly action: string;
  readonly region: string;
  readonly account: Account;
  readonly callerArn: string;
  readonly params: URLSearchParams;
  /** Empty when the request carries no date. */
  readonly signedAt: string;
};

const SCOPE = /Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/;
const VERSIONS: Readonly<Record<ServiceName, string>> = {
  ec2: '2016-11-15',
  iam: '2010-05-08',
  sts: '2011-06-15',
};

/** Which service a request is for, from its credential scope or else from its API version. */
export function serviceOf(request: IncomingMessage, params: URLSearchParams): ServiceName {
  const named = SCOPE.exec(request.headers.authorization ?? '')?.[3];
  if (named === 'ec2' || named === 'iam' || named === 'sts') return named;
  const services = ['ec2', 'iam', 'sts'] as const;
  return services.find((service) => VERSIONS[service] === params.get('Version')) ?? 'sts';
}

/** Reads caller, region and action; throws the AwsError of a request that AWS would not let in. */
export function readCall(estate: Estate, request: IncomingMessage, params: URLSearchParams): Call {
  const service = serviceOf(request, params);
  const [, keyId, region] = SCOPE.exec(request.headers.authorization ?? '') ?? [];
  if (!keyId || !region) throw missingToken(service);
  const account = estate.account(accountOfAccessKeyId(keyId) ?? '');
  if (!account) throw unknownCaller(service);
  if (service === 'ec2' && !account.regions.has(region)) throw unknownCaller(service);
  const action = params.get('Action') ?? '';
  if (params.get('Version') !== VERSIONS[service])
    throw new AwsError(
      'InvalidAction',
      `Could not find operation ${action} for version ${params.get('Version')}`,
    );
  const signedAt = String(request.headers['x-amz-date'] ?? '');
  return { service, action, region, account, callerArn: callerArn(account, keyId), params, signedAt };
}

function callerArn(account: Account, keyId: string): string {
  if (keyId.startsWith('ASIA')) return `arn:aws:sts::${account.id}:assumed-role/${COLLECTOR_ROLE}/rolecall`;
  const user = account.users.find(({ keys }) => keys.some((key) => key.id === keyId));
  return `arn:aws:iam::${account.id}:user/${user?.name ?? 'rolecall-collector'}`;
}

function missingToken(service: ServiceName): AwsError {
  return service === 'ec2'
    ? new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401)
    : new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
}

function unknownCaller(service: ServiceName): AwsError {
  return service === 'ec2'
    ? new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401)
    : new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
}
