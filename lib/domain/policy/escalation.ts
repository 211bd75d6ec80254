import { type ActionCatalogue, actionsNamed } from '#lib/domain/policy/action-catalogue.ts';
import { type ActionSet, hasAction, without } from '#lib/domain/policy/action-set.ts';
import { claimOf, classClaim, type Given } from '#lib/domain/policy/claim.ts';
import {
  allowing,
  type EffectivePermissions,
  weakeningsOf,
} from '#lib/domain/policy/effective-permissions.ts';
import { type EscalationPath, escalationPaths } from '#lib/domain/policy/escalation-paths.ts';
import type { ClassClaim, PathClaim } from '#lib/domain/policy/permission-analysis.ts';

/** That a role or a user can become administrator, with every way that it has. */
export function escalationClaim(given: Given): ClassClaim | null {
  const { any } = given.permissions;
  const found = pathsOf(given.catalogue).flatMap(({ path, indexes, set }) =>
    indexes.every((index) => hasAction(any, index)) ? (pathClaim(given, path, set) ?? []) : [],
  );
  if (found.length === 0) return null;
  const paths = [...found.filter(({ isSure }) => isSure), ...found.filter(({ isSure }) => !isSure)];
  const set = actionsNamed(
    given.catalogue,
    paths.flatMap(({ actions }) => actions),
  );
  const isSure = paths.some((path) => path.isSure);
  return { ...classClaim('privilege-escalation', claimOf(given, set)), isSure, paths };
}

/** A path with its actions as a catalogue counts them. */
type KnownPath = { path: EscalationPath; indexes: readonly number[]; set: ActionSet };

const pathsByCatalogue = new WeakMap<ActionCatalogue, readonly KnownPath[]>();

function pathsOf(catalogue: ActionCatalogue): readonly KnownPath[] {
  const known = pathsByCatalogue.get(catalogue);
  if (known) return known;
  const paths = escalationPaths.map((path) => ({
    path,
    indexes: path.actions.map((name) => catalogue.indexes.get(name.toLowerCase()) ?? -1),
    set: actionsNamed(catalogue, path.actions),
  }));
  pathsByCatalogue.set(catalogue, paths);
  return paths;
}

/** That it has a path all of whose actions it may do. */
function pathClaim(given: Given, path: EscalationPath, set: ActionSet): PathClaim | null {
  const { catalogue, permissions } = given;
  if (!isOpenTo(path, permissions)) return null;
  const passing = passingTo(given, path);
  if (passing === 'never') return null;
  const claim = claimOf(given, set);
  if (passing === 'perhaps') return { ...claim, path: path.id, how: path.how };
  // That a role may be passed to just this service is no condition on this path.
  const passRole = actionsNamed(catalogue, ['iam:PassRole']);
  const weakenedBy = [
    ...weakeningsOf(permissions, without(set, passRole)),
    ...weakeningsOf(permissions, passRole).filter(({ by }) => by !== 'condition'),
  ];
  return { ...claim, path: path.id, how: path.how, weakenedBy, isSure: weakenedBy.length === 0 };
}

/** Whether a path is one of roles, or of users, and there is what it takes. */
function isOpenTo(
  { of, needs }: EscalationPath,
  { isUser, boundary, denies }: EffectivePermissions,
): boolean {
  if (of !== undefined && (of === 'user') !== isUser) return false;
  if (needs === undefined) return true;
  if (needs === 'boundary') return boundary !== null;
  const isOfGroup = needs === 'group-deny';
  return denies.some(({ place }) => place.kind !== 'boundary' && (place.group !== undefined) === isOfGroup);
}

/** Whether a role may be passed to a path's service, where conditions name the services that it may be passed to. */
function passingTo(
  { catalogue, permissions }: Given,
  { passedTo }: EscalationPath,
): 'always' | 'never' | 'perhaps' {
  const passRole = actionsNamed(catalogue, ['iam:PassRole']);
  const index = catalogue.indexes.get('iam:passrole') ?? -1;
  if (passedTo === undefined || hasAction(permissions.sure, index)) return 'perhaps';
  const granting = allowing(permissions, passRole);
  if (granting.some((statement) => statement.passedTo?.some((service) => isService(service, passedTo))))
    return 'always';
  return granting.every((statement) => statement.passedTo !== null) ? 'never' : 'perhaps';
}

/** Whether a condition's value stands for a service, in China too. */
function isService(value: string, service: string): boolean {
  return value === '*' || value === '*.amazonaws.com' || value.replace(/\.cn$/, '') === service;
}
