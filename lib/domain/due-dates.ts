import type { Severity } from '#lib/domain/rules/rule.ts';

/** In how many hours a finding of each severity is to be resolved. */
export type Sla = Record<Severity, number>;

/** By when what happened at an instant is to be resolved. */
export function slaDue(since: Date, severity: Severity, sla: Sla): Date {
  return new Date(since.getTime() + sla[severity] * 3_600_000);
}

/** What a collection did to a finding, as far as its due date goes. */
type Happened = 'opened' | 'reopened' | 'severity-changed' | 'resolved' | 'none' | 'seen';

/**
 * The due date after something happened: what opens or comes back has the SLA's hours from then on. What gets worse
 * is due by its new severity, never later than before; what eases, never sooner. What a person set stays until the
 * finding comes back.
 */
export function nextDue(
  { dueAt, dueByHand }: { dueAt: Date | null; dueByHand: boolean },
  happened: { kind: Happened; at: Date; from: Severity | null; to: Severity },
  sla: Sla,
): { dueAt: Date | null; dueByHand: boolean } {
  const due = slaDue(happened.at, happened.to, sla);
  switch (happened.kind) {
    case 'opened':
    case 'reopened':
      return { dueAt: due, dueByHand: false };
    case 'severity-changed': {
      if (dueByHand || happened.from === null) return { dueAt, dueByHand };
      if (dueAt === null) return { dueAt: due, dueByHand };
      const isShorter = sla[happened.to] < sla[happened.from];
      const pick = isShorter ? Math.min : Math.max;
      return { dueAt: new Date(pick(dueAt.getTime(), due.getTime())), dueByHand };
    }
    case 'resolved':
    case 'none':
    case 'seen':
      return { dueAt, dueByHand };
  }
}
