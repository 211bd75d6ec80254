import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { textOf } from './answer.ts';
import { InvalidAnswer } from './aws-failure.ts';
import { callAws } from './call.ts';
import type { CallCounter } from './call-counter.ts';
import { failureOf } from './errors.ts';
import type { Call } from './failure-facts.ts';

/** Who the credentials belong to. */
type CallerIdentity = { accountId: string; arn: string };

/** What Rolecall asks of STS. Throws `AwsFailure`, or the reason of an aborted signal. */
export type Sts = { callerIdentity: (signal: AbortSignal) => Promise<CallerIdentity> };

/** STS, through this client. */
export function createSts({ client, calls }: { client: STSClient; calls: CallCounter }): Sts {
  const call: Call = { action: 'sts:GetCallerIdentity', where: 'sts' };
  return {
    callerIdentity: async (signal) => {
      const command = new GetCallerIdentityCommand({});
      const answer = await callAws(call, { signal, calls }, command, (options) =>
        client.send(command, options),
      );
      const accountId = textOf(answer, 'Account');
      if (accountId === null || !/^\d{12}$/.test(accountId))
        throw failureOf(new InvalidAnswer('no account id'), call);
      return { accountId, arn: textOf(answer, 'Arn') ?? '' };
    },
  };
}
