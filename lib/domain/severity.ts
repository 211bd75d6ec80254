import type { Severity } from './rules/rule-ids.ts';

/**
 * What makes a finding worse than its rule alone says: its instance has a public address; a role in it, or it itself, is an
 * administrator; its resource is tagged as production; its key works and was used lately, or is that of a user who is an administrator
 * or can become one.
 */
export const severityFactors = [
  'internet',
  'administrator',
  'production',
  'key-in-use',
  'key-administrator',
  'key-escalation',
] as const;

export type SeverityFactor = (typeof severityFactors)[number];

/** One addend of a severity: a factor, its points, and what was seen, such as an address or a tag; null where there is no more to say. */
export type SeverityPart = { factor: SeverityFactor; points: number; detail: string | null };

/** What of a finding's surroundings bears on it; null or false: nothing, or not known. */
export type SeverityContext = {
  publicIp: string | null;
  /** The name of the administrator role. */
  administratorRole: string | null;
  /** The tag that says so, as `env=prod`. */
  productionTag: string | null;
  isKeyInUse: boolean;
  /** The name of the user whose key it is, if that one is an administrator, or can become one. */
  administratorUser: string | null;
  escalatingUser: string | null;
};

/** A severity with the sum that it follows from. */
export type JudgedSeverity = { severity: Severity; risk: number; parts: readonly SeverityPart[] };

/** The points that a rule's own severity gives; and those from which on a sum is so bad. */
export const severityPoints: Record<Severity, number> = { critical: 80, high: 55, medium: 30, low: 10 };

const factorPoints: Record<SeverityFactor, number> = {
  administrator: 20,
  'key-administrator': 20,
  'key-in-use': 15,
  'key-escalation': 15,
  internet: 10,
  production: 10,
};

/**
 * A finding's severity in its surroundings: the points of the rule's own severity and of each factor that bears on it, summed up.
 * It never falls below the rule's own.
 *
 * @param bearing the factors that the finding is open to
 */
export function severityInContext(
  base: Severity,
  context: SeverityContext,
  bearing: readonly SeverityFactor[],
): JudgedSeverity {
  const parts = bearing.flatMap((factor) => partOf(factor, context) ?? []);
  const risk = parts.reduce((sum, { points }) => sum + points, severityPoints[base]);
  return { severity: severityOf(risk), risk, parts };
}

/** How bad so many points are. */
export function severityOf(risk: number): Severity {
  if (risk >= severityPoints.critical) return 'critical';
  if (risk >= severityPoints.high) return 'high';
  return risk >= severityPoints.medium ? 'medium' : 'low';
}

function partOf(factor: SeverityFactor, context: SeverityContext): SeverityPart | null {
  const points = factorPoints[factor];
  if (factor === 'key-in-use') return context.isKeyInUse ? { factor, points, detail: null } : null;
  const detail = context[seenAs[factor]];
  return detail === null ? null : { factor, points, detail };
}

/** What of the context each factor is read from. */
const seenAs = {
  internet: 'publicIp',
  administrator: 'administratorRole',
  production: 'productionTag',
  'key-administrator': 'administratorUser',
  'key-escalation': 'escalatingUser',
} as const satisfies Record<Exclude<SeverityFactor, 'key-in-use'>, keyof SeverityContext>;
