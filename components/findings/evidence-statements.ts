import type { LineMark } from '#components/code/json-code.tsx';
import { permissionWords as words } from '#words/permissions.ts';

/** A statement that causes a finding, as its evidence tells it. `json`: null where it is too long to repeat. */
export type EvidenceStatement = {
  policy: string;
  statement: number;
  firstLine: number;
  lastLine: number;
  json: unknown;
};

/** What of evidence is shown as the statements themselves, and not again as facts. */
export const shownAsStatements: ReadonlySet<string> = new Set(['statements', 'statementCount', 'weakenedBy']);

/** The statements that a finding's evidence tells of; none if it is about something else. */
export function evidenceStatements(evidence: unknown): EvidenceStatement[] {
  return entriesOf(evidence, 'statements').flatMap((entry) => {
    const place = placeOf(entry);
    return place === null ? [] : [{ ...place, json: entry.json ?? null }];
  });
}

/** What weakens them, in sentences that name the place. */
export function evidenceWeakenings(evidence: unknown): string[] {
  return entriesOf(evidence, 'weakenedBy').flatMap((entry) => {
    const [place, by] = [placeOf(entry), entry.by];
    const keys = Array.isArray(entry.conditionKeys) ? entry.conditionKeys.map(String) : [];
    if (place === null || !isWeakening(by)) return [];
    const where = `${words.place(place.policy, place.statement)} (${words.lines(place.firstLine, place.lastLine)})`;
    return [`${where}: ${words.weakening({ by, conditionKeys: keys })}`];
  });
}

/** Every line of a statement, marked as a cause. */
export function causeMarks({ firstLine, lastLine }: EvidenceStatement): LineMark[] {
  return [{ first: firstLine, last: lastLine, tone: 'cause', label: words.marks.cause }];
}

type Weakening = Parameters<typeof words.weakening>[0];

const weakenings: readonly Weakening['by'][] = [
  ...(['condition', 'left-out', 'boundary', 'denied-sometimes', 'denied-somewhere'] as const),
];

function isWeakening(by: unknown): by is Weakening['by'] {
  return weakenings.some((one) => one === by);
}

function entriesOf(evidence: unknown, name: string): Record<string, unknown>[] {
  if (typeof evidence !== 'object' || evidence === null) return [];
  const list: unknown = Reflect.get(evidence, name);
  return Array.isArray(list)
    ? list.filter((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry))
    : [];
}

function placeOf({ policy, statement, firstLine, lastLine }: Record<string, unknown>) {
  if (typeof policy !== 'string' || typeof statement !== 'number') return null;
  if (typeof firstLine !== 'number' || typeof lastLine !== 'number') return null;
  return { policy, statement, firstLine, lastLine };
}
