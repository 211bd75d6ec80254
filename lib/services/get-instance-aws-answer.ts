import type { InstanceAwsAnswer } from '#lib/api/schemas.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Ec2 } from '#lib/aws/ec2.ts';
import { plainJson } from '#lib/aws/plain-json.ts';
import { readInstance } from '#lib/db/read-instances.ts';
import { redactDocument } from '#lib/domain/credentials/redact-document.ts';
import { shownTagValue } from '#lib/domain/credentials/redact-tags.ts';
import { redactUserData } from '#lib/domain/credentials/redact-user-data.ts';
import { createAccountDoor } from './account-door.ts';
import { checkAccount } from './check-account.ts';
import type { Context } from './context.ts';
import { notFound, ServiceError } from './errors.ts';
import { coverageInstant, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

/** How long somebody waits who looks at a page. */
const longestWaitMs = 15_000;

/**
 * What AWS says of an instance at this moment, and its user data, without anything secret in them.
 *
 * @throws ServiceError if no snapshot or AWS shows it, or if AWS does not answer: with what to do
 */
export async function getInstanceAwsAnswer({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<InstanceAwsAnswer> {
  const instant = coverageInstant(ctx, readInstant(ctx, undefined));
  const row = await readInstance(ctx.db, resourceFilter(ctx, {}), instant, input.id);
  if (row === null) throw notFound('instance', input.id);
  const { accountId, region, instanceId } = row;
  const door = createAccountDoor(ctx.settings);
  const signal = AbortSignal.timeout(longestWaitMs);
  try {
    const access = door.access(accountId);
    await checkAccount(access, accountId, signal);
    const ec2 = access.ec2(region);
    const answer = await ec2.instance(instanceId, signal);
    if (answer === null) throw gone(instanceId);
    return {
      askedAt: toTimestamp(ctx.now),
      call: `aws ec2 describe-instances --instance-ids ${instanceId} --region ${region}`,
      answer: withoutSecretTags(plainJson(answer, redactDocument)),
      userData: await askUserData(ec2, instanceId, signal),
    };
  } catch (error) {
    throw toServiceError(error, instanceId);
  } finally {
    door.close();
  }
}

async function askUserData(
  ec2: Ec2,
  instanceId: string,
  signal: AbortSignal,
): Promise<InstanceAwsAnswer['userData']> {
  try {
    const userData = await ec2.userData(instanceId, signal);
    if (userData === null) return null;
    const { parts, withheld } = redactUserData(userData);
    return { parts: [...parts], withheld: [...withheld] };
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    return { parts: [], withheld: [{ place: 'user data', reason: error.issue.message }] };
  }
}

/** A tag's key tells what its value is; a text by itself does not. */
function withoutSecretTags(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('tagSet' in json) || !Array.isArray(json.tagSet))
    return json;
  return { ...json, tagSet: json.tagSet.map(withoutSecret) };
}

function withoutSecret(tag: unknown): unknown {
  if (typeof tag !== 'object' || tag === null || !('key' in tag) || !('value' in tag)) return tag;
  return { ...tag, value: shownTagValue(String(tag.key), String(tag.value)) };
}

function toServiceError(error: unknown, instanceId: string): unknown {
  if (error instanceof AwsFailure)
    return error.issue.code === 'not-found'
      ? gone(instanceId)
      : new ServiceError('unavailable', `AWS could not be asked. ${error.issue.message}`);
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new ServiceError(
      'unavailable',
      `AWS did not answer within ${longestWaitMs / 1_000} seconds: check the network and the endpoint, and try again.`,
    );
  return error;
}

function gone(instanceId: string): ServiceError {
  return new ServiceError(
    'not-found',
    `AWS no longer lists ${instanceId}: it was terminated. What was last seen of it stays on its page.`,
  );
}
