import type { Transaction } from '#lib/db/client.ts';
import {
  addVerdicts,
  beginEvaluation,
  changeSeverities,
  type EvaluationScope,
  openFindings,
  readUnbrokenFindings,
  refreshFindings,
  reopenFindings,
  resolveFindings,
  type UnbrokenFinding,
} from '#lib/db/finding-lifecycle.ts';
import { type MendedBy, resolutionOf } from '#lib/domain/findings.ts';
import type { FindingDraft, RuleId } from '#lib/domain/rules/rule.ts';

/** What rules say of some resources: findings that stand, and the fingerprints of what cannot be told. */
export type Verdicts = { drafts: FindingDraft[]; unknown: string[] };

/** Why a finding's rule holds no more; `unknown` leaves the finding as it is. */
export type Explanation = MendedBy | 'unknown';

/** Some rules, what they look at and how they explain that a finding is over. */
export type Evaluation = {
  ruleIds: readonly RuleId[];
  /** Null: resources of every region. */
  region: string | null;
  verdicts: (tx: Transaction) => AsyncIterable<Verdicts>;
  explain: (tx: Transaction, unbroken: UnbrokenFinding[]) => Promise<Map<string, Explanation>>;
};

/** For whom, when and by what findings are evaluated. */
export type EvaluationRun = {
  accountId: string;
  at: Date;
  collectionId: string;
  actor: string;
  /** Whether what was seen is complete: without that, findings open and worsen, and do nothing else. */
  isComplete: boolean;
};

const batchSize = 2_000;

/** Takes the findings of some rules through their lifecycle (see lib/domain/findings.ts), set by set. */
export async function evaluateFindings(
  tx: Transaction,
  evaluation: Evaluation,
  run: EvaluationRun,
): Promise<void> {
  const scope: EvaluationScope = { ...run, ruleIds: evaluation.ruleIds, region: evaluation.region };
  await beginEvaluation(tx);
  for await (const { drafts, unknown } of evaluation.verdicts(tx)) await addVerdicts(tx, drafts, unknown);
  await changeSeverities(tx, scope, run.isComplete);
  await refreshFindings(tx, scope);
  await reopenFindings(tx, scope);
  await openFindings(tx, scope);
  if (run.isComplete) await resolveUnbroken(tx, evaluation, scope);
}

async function resolveUnbroken(
  tx: Transaction,
  { explain }: Evaluation,
  scope: EvaluationScope,
): Promise<void> {
  const unbroken = await readUnbrokenFindings(tx, scope);
  for (let start = 0; start < unbroken.length; start += batchSize) {
    const batch = unbroken.slice(start, start + batchSize);
    const explanations = await explain(tx, batch);
    const resolutions = batch.flatMap(({ fingerprint, ruleId }) => {
      const by = explanations.get(fingerprint) ?? 'gone';
      return by === 'unknown' ? [] : [{ fingerprint, resolution: resolutionOf(ruleId, by) }];
    });
    await resolveFindings(tx, scope, resolutions);
  }
}
