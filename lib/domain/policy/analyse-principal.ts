import { type ActionCatalogue, actionsNamed, actionsWhere } from '#lib/domain/policy/action-catalogue.ts';
import {
  type ActionSet,
  addAll,
  addRange,
  holdsRange,
  inBoth,
  inEither,
  isNone,
  meets,
  meetsRange,
  noActions,
  without,
} from '#lib/domain/policy/action-set.ts';
import { administratorClaim } from '#lib/domain/policy/administrator.ts';
import { claimOf, classClaim, type Given } from '#lib/domain/policy/claim.ts';
import {
  type AnalysedPolicy,
  type AnalysedPrincipal,
  type EffectivePermissions,
  effectivePermissions,
} from '#lib/domain/policy/effective-permissions.ts';
import { escalationClaim } from '#lib/domain/policy/escalation.ts';
import type { ClassClaim, NotAssessed, PermissionAnalysis } from '#lib/domain/policy/permission-analysis.ts';
import type { PermissionClass } from '#lib/domain/policy/permission-class.ts';
import {
  agentActions,
  credentialActions,
  dataActions,
  sharingActions,
} from '#lib/domain/policy/sensitive-actions.ts';

/**
 * What the policies of a role or a user amount to. A policy that cannot be read might allow or deny anything: then it is not
 * assessed. An administrator is in every other class too, so none of these is told beside it unless it is surer.
 */
export function analysePrincipal(
  catalogue: ActionCatalogue,
  principal: AnalysedPrincipal,
): PermissionAnalysis {
  const reasons = principal.policies.flatMap(reasonsOf);
  if (reasons.length > 0) return { isAssessed: false, reasons };
  const permissions = effectivePermissions(catalogue, principal);
  const administrator = administratorClaim({ catalogue, permissions });
  if (administrator?.isSure) return { isAssessed: true, classes: [administrator] };
  const given = { catalogue, permissions: administrator ? onlySure(permissions) : permissions };
  const masks = masksOf(catalogue);
  const classes = [
    administrator,
    escalationClaim(given),
    maskClaim(given, 'credentials-exposure', masks.credentials),
    maskClaim(given, 'data-exfiltration', masks.data),
    maskClaim(given, 'resource-exposure', masks.permissions),
    maskClaim(given, 'infrastructure-modification', masks.limitableWrites),
    wildcardClaim(given, masks.changes),
  ];
  return { isAssessed: true, classes: classes.filter((claim) => claim !== null) };
}

function reasonsOf({ analysis, ...name }: AnalysedPolicy): NotAssessed[] {
  if (analysis.isReadable) return [];
  const { reason, statement, detail } = analysis;
  return [{ ...name, reason, statement, detail }];
}

function onlySure(permissions: EffectivePermissions): EffectivePermissions {
  return { ...permissions, any: permissions.sure };
}

type Masks = Record<'credentials' | 'data' | 'permissions' | 'limitableWrites' | 'changes', ActionSet>;

const masksByCatalogue = new WeakMap<ActionCatalogue, Masks>();

/** The actions that make each class, told once for a catalogue. */
function masksOf(catalogue: ActionCatalogue): Masks {
  const known = masksByCatalogue.get(catalogue);
  if (known) return known;
  const ofAgents = actionsNamed(catalogue, agentActions);
  // What hands out credentials, and what is nothing without the service that a role is passed to, changes nothing itself.
  const changeless = actionsNamed(catalogue, [...agentActions, ...credentialActions, 'iam:PassRole']);
  const masks = {
    credentials: actionsNamed(catalogue, credentialActions),
    data: actionsNamed(catalogue, dataActions),
    permissions: inEither(
      actionsWhere(catalogue, ({ level }) => level === 'permissions'),
      actionsNamed(catalogue, sharingActions),
    ),
    // What changes something of a resource that a policy could have named.
    limitableWrites: without(
      actionsWhere(
        catalogue,
        ({ level, resources }) => resources.length > 0 && (level === 'write' || level === 'tagging'),
      ),
      changeless,
    ),
    changes: without(
      actionsWhere(catalogue, ({ level }) => level === 'write' || level === 'permissions'),
      ofAgents,
    ),
  };
  masksByCatalogue.set(catalogue, masks);
  return masks;
}

/** A class of which any one action is enough. What is sure speaks for it; what is not is told beside it. */
function maskClaim(given: Given, name: PermissionClass, mask: ActionSet): ClassClaim | null {
  const { sure, any } = given.permissions;
  const set = inBoth(any, mask);
  if (isNone(set)) return null;
  return { ...classClaim(name, claimOf(given, set)), isSure: meets(sure, mask) };
}

const mostServices = 40;

/** Whole services, each by one wildcard, of which something changes something. */
function wildcardClaim(given: Given, changes: ActionSet): ClassClaim | null {
  const { catalogue, permissions } = given;
  const byWildcard = noActions(catalogue.names.length);
  for (const { wildcards } of permissions.allows) addAll(byWildcard, wildcards);
  const allowed = inBoth(permissions.any, byWildcard);
  const set = noActions(catalogue.names.length);
  const services: string[] = [];
  let isSure = false;
  for (const [service, range] of catalogue.services) {
    if (!holdsRange(allowed, range) || !meetsRange(changes, range)) continue;
    addRange(set, range);
    services.push(service);
    isSure ||= holdsRange(permissions.sure, range);
  }
  if (services.length === 0) return null;
  const causes = permissions.allows.filter(({ wildcards }) => meets(wildcards, set));
  const claim = { ...claimOf(given, set, causes), isSure };
  return classClaim('service-wildcard', claim, {
    actions: [],
    services: services.slice(0, mostServices),
    serviceCount: services.length,
  });
}
