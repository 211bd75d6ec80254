import { makeAccessKeyId, makeSecret } from '../estate/access-key-id.ts';
import { HOUR } from '../estate/durations.ts';
import { COLLECTOR_ROLE } from '../population/accounts.ts';
import type { Answering } from './action.ts';
import { AwsError, accessDenied } from './aws-error.ts';
import { requiredParameter } from './parameters.ts';
import { element, iamTime } from './xml.ts';

/** GetCallerIdentity. */
export function getCallerIdentity({ call }: Answering): string {
  const collector = call.account.roles.find(({ name }) => name === COLLECTOR_ROLE);
  const id = call.callerArn.includes(':assumed-role/')
    ? `${collector?.id}:rolecall`
    : 'AIDAROLECALLCOLLECTOR';
  return element('Arn', call.callerArn) + element('UserId', id) + element('Account', call.account.id);
}

/** AssumeRole into the collector's role of any account of the estate; the external id must be the account's own. */
export function assumeRole({ call, estate }: Answering): string {
  const arn = requiredParameter(call.params, 'RoleArn');
  const session = requiredParameter(call.params, 'RoleSessionName');
  const [, accountId = ''] = /^arn:aws:iam::(\d{12}):role\/RolecallCollector$/.exec(arn) ?? [];
  const target = estate.account(accountId);
  if (!target || (target.externalId !== null && call.params.get('ExternalId') !== target.externalId))
    throw accessDenied('sts', 'AssumeRole', `${call.callerArn} on resource: ${arn}`);
  const seconds = Number(call.params.get('DurationSeconds') ?? 3600);
  if (!(seconds >= 900 && seconds <= 43_200))
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' must be between 900 and 43200.`,
    );
  const random = estate.chance('sessions');
  // Credentials live by the caller's clock, which is the real one.
  const expires = Date.now() + (seconds / 3600) * HOUR;
  return `<Credentials>${element('AccessKeyId', makeAccessKeyId(random, target.id, 'ASIA'))}${element('SecretAccessKey', makeSecret(random))}${element('SessionToken', `${makeSecret(random)}${makeSecret(random)}${makeSecret(random)}`)}${element('Expiration', iamTime(expires))}</Credentials><AssumedRoleUser>${element('Arn', `arn:aws:sts::${target.id}:assumed-role/${COLLECTOR_ROLE}/${session}`)}${element('AssumedRoleId', `AROAROLECALLCOLLECTOR:${session}`)}</AssumedRoleUser><PackedPolicySize>0</PackedPolicySize>`;
}
