import type { IssueCode } from '#lib/domain/collections.ts';
import type { Call, FailureFacts } from './failure-facts.ts';
import { storableText } from './storable-text.ts';

/** One or two sentences: what happened, to what, and what to do next. AWS's own words only where they hold no secret. */
export function describeFailure(code: IssueCode, facts: FailureFacts, call: Call): string {
  const place = call.action.startsWith(`${call.where}:`) ? '' : ` in ${call.where}`;
  const what = `${call.action}${call.resource === undefined ? '' : ` for ${call.resource}`}${place}`;
  const { name, systemCode } = facts;
  const reason = systemCode ?? name;
  switch (code) {
    case 'access-denied':
      return `AWS denied ${what}: add ${call.action} to the collector's IAM policy.${policyThatDenies(facts.message)}`;
    case 'throttled':
      return `AWS throttled ${what} (${name}) to the end of all retries: what else calls this API in the account? The next collection tries again.`;
    case 'clock-skew':
      return `AWS refused ${what} (${name}): this machine's clock and AWS's differ by over five minutes. Set the clock.`;
    case 'credentials':
      return describeCredentials(facts, what);
    case 'not-found':
      return `${what} found nothing (${name}): it was deleted in the meantime, or its id is wrong.`;
    case 'timeout':
      return `${what} got no answer in time: check the network and the endpoint. The next collection tries again.`;
    case 'network':
      return facts.httpStatus === null
        ? `${what} lost or found no connection (${reason}): check the network and the endpoint.`
        : `${what} failed inside AWS (${name}, HTTP ${facts.httpStatus}). The next collection tries again.`;
    case 'invalid-response':
      return `${what} was answered by something else than the AWS API expects (${invalidReason(facts)}): check the endpoint, and whether a proxy answers in its place.`;
    case 'malformed':
    case 'interrupted':
    case 'cancelled':
    case 'internal':
      return `${what} failed (${name}): ${brief(facts.message)}`;
  }
}

function policyThatDenies(message: string): string {
  const [, missing] = message.match(/because no ([a-z -]+ policy|permissions boundary)/) ?? [];
  if (missing !== undefined) return ` (No ${missing} allows it, says AWS.)`;
  const [, denying] =
    message.match(/with an explicit deny in an? ([a-z -]+ policy|permissions boundary)/) ?? [];
  return denying === undefined ? '' : ` (The ${denying} denies it explicitly, says AWS: change that one.)`;
}

function describeCredentials({ name, httpStatus }: FailureFacts, what: string): string {
  const refused = `AWS refused the credentials for ${what} (${name})`;
  if (/^ExpiredToken/.test(name))
    return `${refused}: they have expired. Sign in again, or use a role that renews itself.`;
  if (/^OptInRequired/.test(name))
    return `${refused}: the account may not use this service or region. Enable it, or leave the region out of \`regions\`.`;
  if (httpStatus === null)
    return `There are no AWS credentials for ${what} (${name}). Set AWS_PROFILE or AWS_ACCESS_KEY_ID, or run where a role is attached.`;
  return `${refused}: it does not know them, or the region is not enabled. Check the key, the profile and the region.`;
}

function invalidReason({ name, httpStatus, message }: FailureFacts): string {
  if (name === 'InvalidAnswer') return brief(message);
  if (/XML parse error/.test(message)) return `not XML, HTTP ${httpStatus ?? 200}`;
  return `${brief(name)}, HTTP ${httpStatus}`;
}

const longest = 200;

function brief(text: string): string {
  const line = storableText(text.split('\n')[0] ?? '').trim();
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}
