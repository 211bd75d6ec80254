import { nameInArn } from '#lib/domain/name-in-arn.ts';
import type { ActionCatalogue } from '#lib/domain/policy/action-catalogue.ts';
import {
  type ActionSet,
  addAction,
  addAll,
  everyAction,
  inBoth,
  meets,
  noActions,
  unpackActions,
  without,
} from '#lib/domain/policy/action-set.ts';
import type { AnalysedStatement, DocumentAnalysis } from '#lib/domain/policy/analyse-document.ts';
import type { PolicyName, StatementPlace, Weakening } from '#lib/domain/policy/permission-analysis.ts';
import { matchesWildcard, shortened } from '#lib/domain/policy/wildcard.ts';

/** A policy with what its document says; one that is not there or cannot be read says so. */
export type AnalysedPolicy = PolicyName & { analysis: DocumentAnalysis };

/** A role, or a user with its groups, and all policies that it has, those of its groups among them. */
export type AnalysedPrincipal = {
  arn: string;
  groups?: readonly string[];
  policies: readonly AnalysedPolicy[];
};

/** A statement with its sets unpacked. */
export type LiveStatement = {
  place: StatementPlace;
  effect: 'Allow' | 'Deny';
  conditionKeys: readonly string[];
  passedTo: readonly string[] | null;
  /** What it says whatever the condition, and what it says at all. */
  sure: ActionSet;
  any: ActionSet;
  wildcards: ActionSet;
};

/** What remains of the permissions of a role or a user once boundary and denials are taken off. */
export type EffectivePermissions = {
  isUser: boolean;
  /** Allowed at all, on all resources or all but some. */
  any: ActionSet;
  /** Allowed whatever the conditions, and nowhere denied. */
  sure: ActionSet;
  /** What the policies allow whatever the conditions, and what the boundary does; null: no boundary. */
  granted: ActionSet;
  limit: ActionSet | null;
  allows: readonly LiveStatement[];
  /** The Allow statements of the boundary; null: no boundary. */
  boundary: readonly LiveStatement[] | null;
  denies: readonly LiveStatement[];
};

/**
 * The permissions that readable policies give: all Allow statements together, a user's and its groups', cut to what the boundary
 * allows, without what an unconditional Deny on all resources takes off. Any other Deny takes nothing off, and leaves nothing sure.
 */
export function effectivePermissions(
  catalogue: ActionCatalogue,
  principal: AnalysedPrincipal,
): EffectivePermissions {
  const size = catalogue.names.length;
  const own = ownOf(principal);
  const statements = principal.policies.flatMap((policy) => liveStatements(catalogue, own, policy));
  const isBound = principal.policies.some(({ kind }) => kind === 'boundary');
  const ofBoundary = statements.filter(({ place }) => place.kind === 'boundary');
  const allows = statements.filter(({ effect, place }) => effect === 'Allow' && place.kind !== 'boundary');
  const boundary = isBound ? ofBoundary.filter(({ effect }) => effect === 'Allow') : null;
  const denies = statements.filter(({ effect }) => effect === 'Deny');
  const [identity, limit] = [together(size, allows), boundary && together(size, boundary)];
  const denied = together(size, denies);
  const any = without(limit ? inBoth(identity.any, limit.any) : identity.any, denied.sure);
  const sure = inBoth(identity.sure, limit ? limit.sure : everyAction(size));
  return {
    ...{ any, sure: without(sure, denied.any), granted: identity.sure, limit: limit?.sure ?? null },
    ...{ isUser: own.isUser, allows, boundary, denies },
  };
}

function together(size: number, statements: readonly LiveStatement[]): { any: ActionSet; sure: ActionSet } {
  const [any, sure] = [noActions(size), noActions(size)];
  for (const statement of statements) {
    addAll(any, statement.any);
    addAll(sure, statement.sure);
  }
  return { any, sure };
}

function liveStatements(
  catalogue: ActionCatalogue,
  own: Own,
  { analysis, ...name }: AnalysedPolicy,
): LiveStatement[] {
  if (!analysis.isReadable) return [];
  const size = catalogue.names.length;
  return analysis.statements.map((statement) => {
    const { effect, conditionKeys, lines } = statement;
    const whole = unpackActions(statement.whole, size);
    for (const action of onItself(statement, own)) {
      const index = catalogue.indexes.get(action.toLowerCase());
      if (index !== undefined) addAction(whole, index);
    }
    const any = unpackActions(statement.partly, size);
    addAll(any, whole);
    return {
      place: { ...name, statement: statement.statement, lines },
      ...{ effect, conditionKeys, any },
      passedTo: statement.passedTo,
      sure: conditionKeys.length === 0 ? whole : noActions(size),
      wildcards: unpackActions(statement.wildcards, size),
    };
  });
}

/** What is a principal's own: what it could turn against what limits it. */
type Own = {
  isUser: boolean;
  arn: string;
  name: string;
  policyArns: readonly string[];
  groupArns: readonly string[];
};

function ownOf({ arn, groups = [], policies }: AnalysedPrincipal): Own {
  const [account = ''] = arn.split(':user/');
  return {
    isUser: arn.includes(':user/'),
    ...{ arn, name: nameInArn(arn) },
    policyArns: policies.flatMap(({ kind, policyArn }) => (kind === 'attached' ? (policyArn ?? []) : [])),
    // Users tell their groups by name: of one with a path of its own, a pattern that spells the path out is not seen to take it in.
    groupArns: groups.map((group) => `${account}:group/${group}`),
  };
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM's.
const userVariable = '${aws:username}';

/** What a statement allows on some resources, one of which is the role or user itself, a group of it, or a policy that it has. */
function onItself({ onSome }: AnalysedStatement, own: Own): readonly string[] {
  if (onSome === null) return [];
  const patterns = onSome.patterns.map((pattern) =>
    shortened(own.isUser ? pattern.replaceAll(userVariable, own.name) : pattern),
  );
  const takesIn = (arn: string) => patterns.some((pattern) => matchesWildcard(pattern, arn));
  return onSome.actions.filter((action) => targetsOf(action, own).some(takesIn));
}

/** Which of what is its own an action works on. */
function targetsOf(action: string, { isUser, arn, policyArns, groupArns }: Own): readonly string[] {
  if (action.endsWith('PolicyVersion')) return policyArns;
  if (action.includes('Group')) return groupArns;
  return action.includes('User') === isUser ? [arn] : [];
}

/** The statements that allow any of some actions. */
export function allowing({ allows }: EffectivePermissions, actions: ActionSet): LiveStatement[] {
  return allows.filter(({ any }) => meets(any, actions));
}

/** What makes it less than sure that all of some actions are allowed. Nothing, if it is sure. */
export function weakeningsOf(permissions: EffectivePermissions, actions: ActionSet): Weakening[] {
  const { sure, granted, limit, allows, boundary, denies } = permissions;
  const unsure = without(actions, sure);
  const ungranted = without(unsure, granted);
  const beyond = limit === null ? noActions(unsure.length) : without(unsure, limit);
  const touching = (statements: readonly LiveStatement[], set: ActionSet) =>
    statements.filter(({ any }) => meets(any, set));
  return [
    ...touching(allows, ungranted)
      .filter((one) => meets(without(one.any, one.sure), ungranted))
      .map((one) => weakening(one, isConditional(one) ? 'condition' : 'left-out')),
    ...touching(boundary ?? [], beyond).map((one) => weakening(one, 'boundary')),
    ...touching(denies, unsure).map((one) =>
      weakening(one, isConditional(one) ? 'denied-sometimes' : 'denied-somewhere'),
    ),
  ];
}

function isConditional({ conditionKeys }: LiveStatement): boolean {
  return conditionKeys.length > 0;
}

function weakening({ place, conditionKeys }: LiveStatement, by: Weakening['by']): Weakening {
  return { ...place, by, conditionKeys };
}
