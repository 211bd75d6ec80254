import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Ec2 } from '#lib/aws/ec2.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { CollectorResult, CollectorRun, UserDataLook, UserDataTarget } from './collector.ts';
import { realPacer } from './pacer.ts';
import { createLookRecorder, type LookRecorder } from './record-looks.ts';
import { runTogether } from './run-together.ts';
import { scanForCredentials } from './scan-for-credentials.ts';
import { createSightings, type Sightings } from './sightings.ts';
import { createTokenBucket, type Pacer, type TokenBucket } from './token-bucket.ts';
import { createTargetQueue, type QueuedTarget, type TargetQueue } from './user-data-targets.ts';

export type CollectUserData = {
  ec2: Pick<Ec2, 'region' | 'userData'>;
  /** Instances without a look at their present launch, the most urgent first. */
  targets: Iterable<UserDataTarget> | AsyncIterable<UserDataTarget>;
  total: number;
  settings: Pick<Settings, 'pace'>;
  installationKey: Uint8Array;
  /** Stores looks as they come: a run that ends early is taken up where it stopped. */
  record: (looks: UserDataLook[]) => Promise<void>;
  run: Omit<CollectorRun, 'write'>;
  pacer?: Pacer;
  random?: () => number;
};

type Work = CollectUserData & {
  queue: TargetQueue;
  bucket: TokenBucket;
  recorder: LookRecorder;
  sightings: Sightings;
  backOff: BackOff;
};

/** How many calls may be under way: enough to keep AWS's pace of 20 a second at 400 ms a call. */
const callsAtOnce = 8;

/**
 * Looks at the user data of each target once, at AWS's pace: one call an instance. A throttled call holds all calls back
 * and its target is asked for again; so is one that failed otherwise, twice. The scope is complete if every target was looked
 * at, even where its content could not be read; a target that could not be asked for is left without a look.
 * Throws only the signal's reason or what `record` throws.
 */
export async function collectUserData(given: CollectUserData): Promise<CollectorResult> {
  const pacer = given.pacer ?? realPacer;
  const { userDataBurst, userDataPerSecond } = given.settings.pace;
  const sightings = createSightings();
  const queue = createTargetQueue(given.targets);
  const recorder = createLookRecorder(given.record, pacer.nowMs);
  const bucket = createTokenBucket({ capacity: userDataBurst, refillPerSecond: userDataPerSecond }, pacer);
  const work: Work = {
    ...given,
    queue,
    bucket,
    recorder,
    sightings,
    backOff: createBackOff(given.random ?? Math.random),
  };
  const workers = Array.from({ length: Math.min(callsAtOnce, Math.max(1, given.total)) }, () => {
    return (signal: AbortSignal) => lookAtTargets(work, signal);
  });
  try {
    await runTogether(given.run.signal, workers);
  } finally {
    await queue.close();
    await recorder.flush();
  }
  if (queue.looked() > 0 || given.total === 0) await sightings.part(async () => {});
  return sightings.result();
}

async function lookAtTargets(work: Work, signal: AbortSignal): Promise<void> {
  const { queue, bucket } = work;
  for (let queued = await queue.next(); queued !== null; queued = await queue.next()) {
    await bucket.take(signal);
    if (queue.isStopped()) return;
    try {
      await lookAt(queued, work, signal);
    } catch (error) {
      if (!(error instanceof AwsFailure)) throw error;
      takeFailure(error, queued, work);
    }
  }
}

async function lookAt({ target }: QueuedTarget, work: Work, signal: AbortSignal): Promise<void> {
  const { ec2, queue, recorder, backOff, installationKey, run } = work;
  const { instanceId, launchTime } = target;
  const userData = await readUserData(ec2, instanceId, signal);
  backOff.relax();
  if (userData === 'gone') {
    await recorder.add({ instanceId, launchTime, outcome: 'gone', reasons: [], bytes: 0, exposures: [] });
  } else {
    const holder = { source: 'user-data', resourceId: instanceId, owner: target.owner } as const;
    const scanned = scanForCredentials(userData.base64, holder, installationKey);
    const outcome = scanned.reasons.length === 0 ? 'scanned' : 'unscanned';
    await recorder.add({ instanceId, launchTime, outcome, ...scanned });
  }
  queue.done();
  run.reportProgress(queue.looked(), work.total);
}

async function readUserData(
  ec2: CollectUserData['ec2'],
  instanceId: string,
  signal: AbortSignal,
): Promise<'gone' | { base64: string | null }> {
  try {
    return { base64: await ec2.userData(instanceId, signal) };
  } catch (error) {
    if (error instanceof AwsFailure && error.issue.code === 'not-found') return 'gone';
    throw error;
  }
}

const mostTries = 3;
const mostFailedTargets = 5;
const mostThrottledInARow = 40;

/** Decides what a failed call means for its target, and whether the rest has any chance. */
function takeFailure(failure: AwsFailure, queued: QueuedTarget, work: Work): void {
  const { queue, bucket, backOff, sightings } = work;
  const { code } = failure.issue;
  const isHopeless = code === 'access-denied' || code === 'credentials' || code === 'clock-skew';
  if (isHopeless || (code === 'throttled' && backOff.inARow() >= mostThrottledInARow)) {
    stop(failure, queue, sightings);
  } else if (code === 'throttled') {
    bucket.pause(backOff.nextMs());
    queue.putBack(queued);
  } else if (queued.failures + 1 < mostTries) {
    queue.putBack({ ...queued, failures: queued.failures + 1 });
  } else {
    sightings.miss(failure.issue);
    if (queue.fail() >= mostFailedTargets) queue.stop();
  }
}

function stop(failure: AwsFailure, queue: TargetQueue, sightings: Sightings): void {
  if (!queue.isStopped()) {
    const { resource: _, ...issue } = failure.issue;
    sightings.miss(issue);
  }
  queue.stop();
}

/** How long to hold calls back while AWS throttles them: a second, doubled each time in a row up to half a minute, with jitter. */
type BackOff = { nextMs: () => number; relax: () => void; inARow: () => number };

function createBackOff(random: () => number): BackOff {
  let inARow = 0;
  return {
    nextMs: () => {
      const boundMs = Math.min(1_000 * 2 ** Math.floor(inARow / callsAtOnce), 30_000);
      inARow += 1;
      return boundMs * (0.5 + random() / 2);
    },
    relax: () => {
      inARow = 0;
    },
    inARow: () => inARow,
  };
}
