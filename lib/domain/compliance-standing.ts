import type { RuleId } from '#lib/domain/rules/rule.ts';

/**
 * How a resource stands against some rules, a bit for each in their order: those that it breaks, that judge it, and that
 * judge it but cannot tell.
 */
export type RuleStanding = { failing: number; judged: number; unknown: number };

type ComplianceVerdict = 'fail' | 'not-assessed' | 'pass';

/** The bits of some rules among those that were asked for. */
export function bitsOf(rules: readonly RuleId[], asked: readonly RuleId[]): number {
  return rules.reduce((bits, rule) => bits | (1 << asked.indexOf(rule)), 0);
}

/** The rules that bits stand for. */
export function rulesIn(bits: number, asked: readonly RuleId[]): RuleId[] {
  return asked.filter((_, index) => (bits & (1 << index)) !== 0);
}

/**
 * A control's verdict on a resource: it fails if it breaks one of the control's rules; else it is not assessed if one of
 * them cannot tell; else it passes. Null: none of them judges it.
 *
 * @param rules the bits of the control's rules
 */
export function verdictOn(
  { failing, judged, unknown }: RuleStanding,
  rules: number,
): ComplianceVerdict | null {
  if ((failing & rules) !== 0) return 'fail';
  if ((judged & rules) === 0) return null;
  return (unknown & rules) !== 0 ? 'not-assessed' : 'pass';
}

/** How many resources stand how against a control. */
type ComplianceCounts = { fail: number; notAssessed: number; pass: number };

/** Counts resources by a control's verdict. */
export function countVerdicts(
  standings: readonly (RuleStanding & { count: number })[],
  rules: number,
): ComplianceCounts {
  const counts = { fail: 0, 'not-assessed': 0, pass: 0 };
  for (const standing of standings) {
    const verdict = verdictOn(standing, rules);
    if (verdict !== null) counts[verdict] += standing.count;
  }
  return { fail: counts.fail, notAssessed: counts['not-assessed'], pass: counts.pass };
}
