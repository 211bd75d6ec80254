import { createHash } from 'node:crypto';
import type { Transaction } from '#lib/db/client.ts';
import {
  type ChangedFinding,
  type FindingEventRow,
  lockFindings,
  readFindingsByFingerprint,
  readStandingFindings,
  type StoredFinding,
  writeFindings,
} from '#lib/db/finding-lifecycle.ts';

import { muteCaught } from '#lib/db/mutes.ts';
import { nextDue } from '#lib/domain/due-dates.ts';
import {
  type FindingStanding,
  type FindingTransition,
  type MendedBy,
  nextFinding,
  type Observed,
} from '#lib/domain/findings.ts';
import type { FindingDraft, RuleId } from '#lib/domain/rules/rule.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { type JudgedDraft, judgeInContext } from './judge-in-context.ts';

import { earlier } from './record-instant.ts';

/** What rules say of some resources: findings that stand, and the fingerprints of what cannot be told. */
export type Verdicts = { drafts: FindingDraft[]; unknown: string[] };

/** Why a finding's rule holds no more; `unknown` leaves the finding as it is. */
export type Explanation = MendedBy | 'unknown';

/** Some rules, what they look at and how they explain that a finding is over. */
export type Evaluation = {
  ruleIds: readonly RuleId[];
  /** Null: resources of every region. */
  region: string | null;
  /** The ids of the resources that may have changed, to which all it says is limited; null: all. */
  subjects: readonly string[] | null;
  /** Whether rollups count its findings, by owner. */
  isRolledUp: boolean;
  verdicts: (tx: Transaction) => AsyncIterable<Verdicts>;
  explain: (tx: Transaction, unbroken: StoredFinding[]) => Promise<Map<string, Explanation>>;
};

/** For whom, when and by what findings are evaluated. */
export type EvaluationRun = {
  accountId: string;
  at: Date;
  /** Null: what happened was not seen by a collection. */
  collectionId: string | null;
  actor: string;
  /** Whether what was seen is complete: without that, findings open and worsen, and do nothing else. */
  isComplete: boolean;
  settings: Pick<Settings, 'severity' | 'sla'>;
};

const batchSize = 2_000;

/**
 * Takes the findings of some rules through their lifecycle: batches of verdicts are held against the findings
 * that stand, and only what changes is written.
 *
 * @returns when the first opened of those findings that rollups count and that have another owner now; null if
 * there is none
 */
export async function evaluateFindings(
  tx: Transaction,
  evaluations: readonly Evaluation[],
  run: EvaluationRun,
): Promise<Date | null> {
  let movedSince: Date | null = null;
  for (const evaluation of evaluations) {
    const { ruleIds, region, subjects, isRolledUp } = evaluation;
    const group = { accountId: run.accountId, ruleIds, region, resourceIds: subjects };
    const standing = await readStandingFindings(tx, group);
    const movedFrom = await evaluate(tx, evaluation, standing, run);
    if (isRolledUp && movedFrom !== null) movedSince = earlier(movedFrom, movedSince);
  }
  return movedSince;
}

/** @returns when the first opened of those findings that have another owner now; null if there is none */
async function evaluate(
  tx: Transaction,
  { verdicts, explain }: Evaluation,
  standing: StoredFinding[],
  run: EvaluationRun,
): Promise<Date | null> {
  let movedSince: Date | null = null;
  const unbroken = new Map(standing.map((finding) => [finding.fingerprint, finding]));
  for await (const { drafts: plain, unknown } of verdicts(tx)) {
    const drafts = await judgeInContext(tx, run, plain, run.settings);
    const known = await readKnown(tx, run.accountId, drafts, unbroken);
    const changes = await changesBy(tx, drafts, known, run);
    for (const fingerprint of unknown) unbroken.delete(fingerprint);
    for (const { fingerprint } of drafts) unbroken.delete(fingerprint);
    for (const { movedFrom } of changes) if (movedFrom !== null) movedSince = earlier(movedFrom, movedSince);
    await write(tx, changes, run);
  }
  if (!run.isComplete) return movedSince;
  const over = [...unbroken.values()];
  for (let start = 0; start < over.length; start += batchSize) {
    const batch = over.slice(start, start + batchSize);
    const explanations = await explain(tx, batch);
    const told = batch.filter(({ fingerprint }) => explanations.get(fingerprint) !== 'unknown');
    const current = await lock(tx, run, told);
    const changes = [...current.values()].flatMap((finding) =>
      changeOf(finding, null, observedAs(explanations.get(finding.fingerprint) ?? 'gone'), run),
    );
    await write(tx, changes, run);
  }
  return movedSince;
}

/** The findings that drafts stand for: among those that stand, else in the database, where resolved ones are. */
async function readKnown(
  tx: Transaction,
  accountId: string,
  drafts: readonly FindingDraft[],
  standing: ReadonlyMap<string, StoredFinding>,
): Promise<Map<string, StoredFinding>> {
  const others = drafts
    .map(({ fingerprint }) => fingerprint)
    .filter((fingerprint) => !standing.has(fingerprint));
  const found = others.length > 0 ? await readFindingsByFingerprint(tx, accountId, others) : [];
  const known = new Map(found.map((finding) => [finding.fingerprint, finding]));
  for (const { fingerprint } of drafts) {
    const finding = standing.get(fingerprint);
    if (finding) known.set(fingerprint, finding);
  }
  return known;
}

/** What drafts change. Those that change something are looked at again, held: a person may be at them. */
async function changesBy(
  tx: Transaction,
  drafts: readonly JudgedDraft[],
  known: ReadonlyMap<string, StoredFinding>,
  run: EvaluationRun,
): Promise<Change[]> {
  const changing = drafts.filter(
    (draft) => changeBy(draft, known.get(draft.fingerprint) ?? null, run).length > 0,
  );
  const current = await lock(
    tx,
    run,
    changing.filter(({ fingerprint }) => known.has(fingerprint)),
  );
  return changing.flatMap((draft) => changeBy(draft, current.get(draft.fingerprint) ?? null, run));
}

async function lock(
  tx: Transaction,
  { accountId }: EvaluationRun,
  findings: { fingerprint: string }[],
): Promise<Map<string, StoredFinding>> {
  if (findings.length === 0) return new Map();
  const fingerprints = findings.map(({ fingerprint }) => fingerprint);
  const locked = await lockFindings(tx, accountId, fingerprints);
  return new Map(locked.map((finding) => [finding.fingerprint, finding]));
}

/** `movedFrom`: when it first opened, if it has another owner now. */
type Change = { finding: ChangedFinding; event: FindingEventRow | null; movedFrom: Date | null };

function changeBy(draft: JudgedDraft, stored: StoredFinding | null, run: EvaluationRun): Change[] {
  const isMilder = stored !== null && stored.state !== 'resolved' && draft.risk < stored.risk;
  // What was not seen in whole lowers nothing: what was known of its severity is kept.
  const isKept = isMilder && !run.isComplete;
  const severity = isKept ? stored.severity : draft.severity;
  const observed: Observed = { what: 'broken', ruleId: draft.ruleId, severity };
  const { baseSeverity, severityParts, risk, ...plain } = draft;
  const judged = isKept ? {} : { baseSeverity, severityParts, risk };
  return changeOf(stored, { ...plain, ...judged, digest: digestOf(draft, isKept) }, observed, run);
}

function changeOf(
  stored: StoredFinding | null,
  draft: ChangedFinding['draft'],
  observed: Observed,
  { at, settings: { sla } }: EvaluationRun,
): Change[] {
  const next = nextFinding(stored, observed, at);
  const fingerprint = stored?.fingerprint ?? draft?.fingerprint;
  if (next.finding === null || fingerprint === undefined) return [];
  const isRefreshed = draft !== null && draft.digest !== stored?.digest;
  const { ruleId, state, severity, openedAt, resolvedAt, resolution, reopened } = next.finding;
  const happened = { kind: next.kind, at, from: stored?.severity ?? null, to: severity };
  const due = nextDue(stored ?? { dueAt: null, dueByHand: false }, happened, sla);
  const event = eventOf(next, stored, fingerprint, due);
  if (event === null && !isRefreshed) return [];
  const revision = event?.revision ?? stored?.revision ?? 0;
  const standing = {
    ...{ ruleId, state, severity, openedAt, resolvedAt, resolution, reopened },
    ...{ ...due, revision },
  };
  const movedFrom =
    stored !== null && draft !== null && draft.owner !== stored.owner ? stored.openedAt : null;
  return [{ finding: { standing, fingerprint, draft: isRefreshed ? draft : null }, event, movedFrom }];
}

function eventOf(
  { kind, finding }: FindingTransition,
  stored: StoredFinding | null,
  fingerprint: string,
  due: Due,
): FindingEventRow | null {
  if (kind === 'none' || kind === 'seen' || finding === null) return null;
  const { severity, resolution } = finding;
  const revision = (stored?.revision ?? 0) + 1;
  return { fingerprint, kind, severity, resolution, ...differenceBy(kind, stored, finding, due), revision };
}

type Due = Pick<StoredFinding, 'dueAt' | 'dueByHand'>;

/** What an event says was before and is after it. Whoever a finding is assigned to keeps it when it comes back. */
function differenceBy(
  kind: FindingEventRow['kind'],
  stored: StoredFinding | null,
  { state, severity }: FindingStanding,
  due: Due,
): Pick<FindingEventRow, 'before' | 'after'> {
  if (stored === null) return { before: null, after: null };
  const { assignee, dueAt, dueByHand } = stored;
  const isSameDue = dueAt?.getTime() === due.dueAt?.getTime() && dueByHand === due.dueByHand;
  const [dueBefore, dueAfter] = isSameDue ? [{}, {}] : [{ dueAt, dueByHand }, due];
  if (kind === 'severity-changed')
    return { before: { severity: stored.severity, ...dueBefore }, after: { severity, ...dueAfter } };
  const kept = kind === 'reopened' && assignee !== null ? { assignee } : {};
  return { before: { state: stored.state, ...kept, ...dueBefore }, after: { state, ...kept, ...dueAfter } };
}

function observedAs(explanation: Explanation): Observed {
  if (explanation === 'unknown' || explanation === 'gone') return { what: explanation };
  return { what: 'mended', by: explanation };
}

function digestOf(draft: JudgedDraft, isKept: boolean): string {
  const { owner, title, evidence, risk, severityParts, rootCause } = draft;
  return createHash('sha256')
    .update(JSON.stringify([owner, title, evidence, risk, severityParts, rootCause, isKept], inOrder))
    .digest('base64url')
    .slice(0, 22);
}

/** The database gives what it stored as JSON with its names in another order, which says nothing else. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function write(tx: Transaction, changes: Change[], run: EvaluationRun): Promise<void> {
  if (changes.length === 0) return;
  const findings = changes.map(({ finding }) => finding);
  const events = changes.flatMap(({ event }) => event ?? []);
  await writeFindings(tx, run, findings, events);
  const come = events.filter(({ kind }) => kind === 'opened' || kind === 'reopened');
  if (come.length === 0) return;
  const fingerprints = come.map(({ fingerprint }) => fingerprint);
  await muteCaught(tx, { accountId: run.accountId, fingerprints, at: run.at });
}
