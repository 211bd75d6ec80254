import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Iam } from '#lib/aws/iam.ts';
import { type ParsedReport, parseCredentialReport } from './credential-report.ts';
import type { Sightings } from './sightings.ts';
import type { Pacer } from './token-bucket.ts';

/** A credential report, and when AWS made it. */
export type DatedReport = ParsedReport & { generatedAt: Date };

const firstWaitMs = 500;
const longestWaitMs = 15_000;
const longestInAllMs = 5 * 60_000;

/**
 * Fetches the credential report that was asked for before, waiting for AWS to make it: first half a second, then twice as long each
 * time with jitter, five minutes in all. Null, with an issue noted, if there is none that can be read.
 */
export async function readCredentialReport(
  iam: Iam,
  sightings: Sightings,
  { pacer, signal, now }: { pacer: Pacer; signal: AbortSignal; now: Date },
): Promise<DatedReport | null> {
  let found: DatedReport | null = null;
  await sightings.part(async () => {
    const answer = await waitForReport(iam, pacer, signal);
    const { report, issues } = parseCredentialReport(answer.csv);
    for (const issue of issues) sightings.miss(issue);
    if (report !== null) found = { ...report, generatedAt: answer.generatedAt ?? now };
  });
  return found;
}

async function waitForReport(
  iam: Iam,
  pacer: Pacer,
  signal: AbortSignal,
): Promise<{ csv: string; generatedAt: Date | null }> {
  const startedAtMs = pacer.nowMs();
  for (let boundMs = firstWaitMs; ; boundMs = Math.min(boundMs * 2, longestWaitMs)) {
    const answer = await iam.credentialReport(signal);
    if (answer.state === 'ready') return answer;
    if (pacer.nowMs() - startedAtMs > longestInAllMs) throw new AwsFailure(neverReady, null, null);
    await pacer.sleep(boundMs * (0.5 + Math.random() / 2), signal);
    if (answer.mustAskAgain) await iam.generateCredentialReport(signal);
  }
}

const neverReady = {
  code: 'timeout',
  action: 'iam:GenerateCredentialReport',
  message:
    'AWS did not finish its credential report within five minutes: what it says of access keys is missing. The next collection tries again.',
} as const;
