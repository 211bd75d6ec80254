import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Iam, SeenServiceUse } from '#lib/aws/iam.ts';
import type { Sightings } from './sightings.ts';
import type { Pacer } from './token-bucket.ts';

/** When a role last used each service that it may use and that AWS tracks. */
export type RoleServiceUses = { roleArn: string; services: SeenServiceUse[] };

type Given = {
  iam: Pick<Iam, 'generateServiceUses' | 'serviceUses'>;
  rolesDue: readonly string[];
  sightings: Sightings;
  pacer: Pacer;
  run: { signal: AbortSignal };
};

const firstWaitMs = 500;
const mostTries = 8;

/**
 * Asks which services some roles use: AWS is set to work on all of them first, and then asked for each. What cannot be had is
 * noted and makes nothing incomplete: the findings that rest on it stay as they are until the next look.
 */
export async function collectServiceUses({
  iam,
  rolesDue,
  sightings,
  pacer,
  run: { signal },
}: Given): Promise<RoleServiceUses[]> {
  const jobs: { roleArn: string; jobId: string }[] = [];
  const found: RoleServiceUses[] = [];
  try {
    for (const roleArn of rolesDue) {
      const jobId = await noted(sightings, () => iam.generateServiceUses(roleArn, signal));
      if (jobId !== null) jobs.push({ roleArn, jobId });
    }
    for (const { roleArn, jobId } of jobs) {
      const services = await noted(sightings, () => waitForUses(iam, { roleArn, jobId }, pacer, signal));
      if (services !== null) found.push({ roleArn, services });
    }
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    sightings.note(error.issue);
  }
  return found;
}

/** Null, with an issue noted, where AWS gives nothing of this role; throws where it would give nothing of any. */
async function noted<T>(sightings: Sightings, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AwsFailure) || error.issue.code === 'access-denied') throw error;
    sightings.note(error.issue);
    return null;
  }
}

async function waitForUses(
  iam: Given['iam'],
  { roleArn, jobId }: { roleArn: string; jobId: string },
  pacer: Pacer,
  signal: AbortSignal,
): Promise<SeenServiceUse[]> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const answer = await iam.serviceUses(jobId, roleArn, signal);
    if (answer.state === 'ready') {
      const [malformed] = answer.services.malformed;
      if (malformed !== undefined) throw new AwsFailure(malformed, null, null);
      return answer.services.resources;
    }
    await pacer.sleep(firstWaitMs * 2 ** attempt * (0.5 + Math.random() / 2), signal);
  }
  const message = `AWS did not finish finding out which services ${roleArn} uses. A later collection asks again.`;
  throw new AwsFailure(
    { code: 'timeout', action: 'iam:GetServiceLastAccessedDetails', resource: roleArn, message },
    null,
    null,
  );
}
