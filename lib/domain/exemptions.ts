import { catchesEverything, type MutePattern } from '#lib/domain/mutes.ts';

/** Which instances an exemption covers: those for which all that is given holds, as in the pattern of a mute. */
export type ExemptionPattern = Omit<MutePattern, 'rule'>;

/** When an exemption stands: from when it was accepted, never before, until it ends by itself (null: never) or was ended (null: it was not). */
export type ExemptionTerm = { createdAt: Date; until: Date | null; endedAt: Date | null };

/** A period from `from` up to, not including, `to`; null: without end. */
export type ExemptSpan = { from: Date; to: Date | null };

/** Whether a pattern leaves out no instance, whatever there is. */
export function coversEverything(pattern: ExemptionPattern): boolean {
  return catchesEverything({ ...pattern, rule: null });
}

/** The periods in which at least one of some exemptions stands, in order; they neither overlap nor touch. */
export function exemptSpans(terms: readonly ExemptionTerm[]): ExemptSpan[] {
  const spans: ExemptSpan[] = [];
  const ordered = terms
    .map((term): ExemptSpan => ({ from: term.createdAt, to: endOf(term) }))
    .filter(({ from, to }) => to === null || from < to)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  for (const { from, to } of ordered) {
    const last = spans.at(-1);
    if (last === undefined || (last.to !== null && last.to < from)) spans.push({ from, to });
    else if (last.to !== null && (to === null || last.to < to)) last.to = to;
  }
  return spans;
}

/** When an exemption ends or ended; null: it has no end. */
function endOf({ until, endedAt }: Pick<ExemptionTerm, 'until' | 'endedAt'>): Date | null {
  if (until === null || endedAt === null) return until ?? endedAt;
  return until < endedAt ? until : endedAt;
}
