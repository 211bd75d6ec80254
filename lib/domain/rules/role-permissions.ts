import type {
  ClassClaim,
  PermissionAnalysis,
  PolicyName,
  StatementPlace,
  Weakening,
} from '#lib/domain/policy/permission-analysis.ts';
import type { PermissionClass } from '#lib/domain/policy/permission-class.ts';
import { type RoleIdentity, roleDraft } from '#lib/domain/rules/role.ts';
import type { Evidence, FindingDraft, RuleId, Severity } from '#lib/domain/rules/rule.ts';

/** What the rules on roles' permissions look at: a role that EC2 may assume. */
export type RoleSubject = {
  accountId: string;
  role: RoleIdentity & { permissionsBoundary: string | null };
  analysis: PermissionAnalysis;
  /** Its policies' documents as they were collected. */
  documents: readonly (PolicyName & { document: unknown })[];
};

/** The claims of some classes that an analysis makes, in the order of the classes; `unknown` if the role is not assessed. */
export function claimsOf(
  { analysis }: RoleSubject,
  classes: readonly PermissionClass[],
): readonly ClassClaim[] | 'unknown' {
  if (!analysis.isAssessed) return 'unknown';
  return analysis.classes.filter((claim) => classes.includes(claim.class));
}

/** A severity, or one step less where nothing of what is claimed is sure. */
export function ifSure(claims: readonly ClassClaim[], sure: Severity, weakened: Severity): Severity {
  return claims.some(({ isSure }) => isSure) ? sure : weakened;
}

const mostStatements = 10;
const mostNames = 40;

/** A finding on what a role may do, with the statements that cause it. */
export function permissionDraft(
  subject: RoleSubject,
  claims: readonly ClassClaim[],
  { ruleId, severity, title }: { ruleId: RuleId; severity: Severity; title: string },
): FindingDraft {
  const { accountId, role } = subject;
  const causes = distinct(claims.flatMap((claim) => claim.causes));
  const weakenings = distinct(claims.flatMap(({ weakenedBy }) => weakenedBy));
  const evidence: Evidence = {
    ...{ accountId, permissionsBoundary: role.permissionsBoundary },
    classes: claims.map((claim) => claim.class),
    isSure: claims.some(({ isSure }) => isSure),
    paths: claims.flatMap(({ paths }) => paths.map(({ path }) => path)).slice(0, mostNames),
    services: claims.flatMap(({ services }) => services).slice(0, mostNames),
    actions: [...new Set(claims.flatMap(({ actions }) => actions))].slice(0, mostNames),
    statements: causes.slice(0, mostStatements).map((place) => statementEvidence(subject, place)),
    statementCount: causes.length,
    weakenedBy: weakenings.slice(0, mostStatements).map((weakening) => ({
      ...placeEvidence(weakening),
      ...{ by: weakening.by, conditionKeys: [...weakening.conditionKeys] },
    })),
  };
  return roleDraft(subject, { ruleId, severity, title, evidence });
}

function distinct<T extends StatementPlace>(places: readonly T[]): T[] {
  const byPlace = new Map(places.map((place) => [JSON.stringify([...keyOf(place), byOf(place)]), place]));
  return [...byPlace.values()];
}

function keyOf({ kind, name, policyArn, statement }: StatementPlace): unknown[] {
  return [kind, name, policyArn, statement];
}

function byOf(place: StatementPlace & Partial<Pick<Weakening, 'by'>>): string | null {
  return place.by ?? null;
}

function placeEvidence({ kind, name, policyArn, statement, lines }: StatementPlace): Evidence {
  return {
    ...{ kind, policy: name, policyArn, statement: statement + 1 },
    ...{ firstLine: lines.first, lastLine: lines.last },
  };
}

const longestStatement = 4_000;

function statementEvidence({ documents }: RoleSubject, place: StatementPlace): Evidence {
  const policy = documents.find(
    ({ kind, name, policyArn }) =>
      kind === place.kind && name === place.name && policyArn === place.policyArn,
  );
  return { ...placeEvidence(place), json: jsonOf(policy?.document, place.statement) };
}

/** A statement as it was collected; null where it is too long to repeat. */
function jsonOf(document: unknown, index: number): Evidence[string] {
  if (typeof document !== 'object' || document === null || !('Statement' in document)) return null;
  const { Statement: given } = document;
  const text = JSON.stringify(Array.isArray(given) ? given[index] : given) ?? 'null';
  return text.length > longestStatement ? null : JSON.parse(text);
}
