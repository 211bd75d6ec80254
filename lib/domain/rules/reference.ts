import { allRules } from '#lib/domain/rules/index.ts';
import type { ComplianceReference, Remediation, Rule } from '#lib/domain/rules/rule.ts';
import type { Settings } from '#lib/domain/settings.ts';

type Thresholds = Settings['thresholds'];

/** A threshold as `rolecall.yaml` names it, and what it is set to. */
export type RuleThreshold = { setting: string; value: number };

/** The controls of one version of one framework that a rule's findings break. */
export type ControlGroup = Omit<ComplianceReference, 'control'> & { controls: string[] };

/** What the reference says of a rule. */
export type RuleReference = Pick<Rule, 'id' | 'title' | 'severity' | 'rationale' | 'resourceKind'> & {
  /** When it holds, with the thresholds as they are set. */
  condition: string;
  thresholds: RuleThreshold[];
  /** The names of what its findings hold as evidence. */
  evidence: string[];
  /** Filled in with invented names. */
  remediation: Remediation;
  compliance: ControlGroup[];
};

/** Every rule as the reference shows it, under these thresholds. */
export function ruleReferences(thresholds: Thresholds): RuleReference[] {
  return allRules.map((rule) => ({
    ...{ id: rule.id, title: rule.title, severity: rule.severity, rationale: rule.rationale },
    resourceKind: rule.resourceKind,
    condition: conditionText(rule, thresholds),
    thresholds: thresholdsOf(rule, thresholds),
    evidence: Object.keys(rule.example.evidence),
    remediation: rule.remediate(rule.example),
    compliance: controlGroups(rule.compliance),
  }));
}

/** Controls by framework and version, in the order in which they come. */
function controlGroups(references: readonly ComplianceReference[]): ControlGroup[] {
  const groups = Map.groupBy(references, ({ framework, version }) => `${framework} ${version}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { framework, version, isOwnReading } = first;
    return [{ framework, version, isOwnReading, controls: group.map(({ control }) => control) }];
  });
}

const placeholder = /\{(\w+)\}/g;

/**
 * The thresholds that a rule's condition names, in its order, each once.
 *
 * @throws Error if it names one that is none
 */
export function thresholdsOf(
  { condition }: Pick<Rule, 'condition'>,
  thresholds: Thresholds,
): RuleThreshold[] {
  const names = new Set([...condition.matchAll(placeholder)].map(([, name = '']) => name));
  return [...names].map((name) => ({ setting: `thresholds.${name}`, value: thresholdOf(thresholds, name) }));
}

/** A rule's condition with the thresholds as they are set. */
export function conditionText({ condition }: Pick<Rule, 'condition'>, thresholds: Thresholds): string {
  return condition.replaceAll(placeholder, (_, name: string) => String(thresholdOf(thresholds, name)));
}

function thresholdOf(thresholds: Thresholds, name: string): number {
  const value = new Map(Object.entries(thresholds)).get(name);
  if (value === undefined) throw new Error(`A rule's condition names the threshold ${name}, which is none.`);
  return value;
}
