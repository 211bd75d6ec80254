import { type Change, change, changedEntries } from '#lib/domain/history.ts';
import type { Role } from '#lib/domain/inventory.ts';

/** What can change of a role. */
export const roleChangeKinds = [
  'appeared',
  'gone',
  'policy-attached',
  'policy-detached',
  'inline-policy-added',
  'inline-policy-removed',
  'inline-policy-changed',
  'trust-changed',
  'ec2-allowed',
  'ec2-refused',
  'boundary-changed',
  'owner-changed',
  'tag-added',
  'tag-removed',
  'tag-changed',
] as const;

export type RoleChangeKind = (typeof roleChangeKinds)[number];

/** What of a role's versions is compared: all but its last use, which always moves. */
export type ComparedRole = Pick<
  Role,
  | 'attachedPolicyArns'
  | 'inlinePolicies'
  | 'trustPolicy'
  | 'ec2Assumable'
  | 'permissionsBoundary'
  | 'owner'
  | 'tags'
>;

/** What differs between two versions of a role, what it may do first. Documents are compared as they are stored. */
export function roleChanges(before: ComparedRole, after: ComparedRole): Change<RoleChangeKind>[] {
  return [
    ...attachments(before.attachedPolicyArns, after.attachedPolicyArns),
    ...changedEntries(asTexts(before.inlinePolicies), asTexts(after.inlinePolicies), {
      added: 'inline-policy-added',
      removed: 'inline-policy-removed',
      changed: 'inline-policy-changed',
    }).map(({ kind, subject }) => change(kind, { subject })),
    ...trust(before, after),
    ...between('boundary-changed', before.permissionsBoundary, after.permissionsBoundary),
    ...between('owner-changed', before.owner, after.owner),
    ...changedEntries(before.tags, after.tags, {
      added: 'tag-added',
      removed: 'tag-removed',
      changed: 'tag-changed',
    }),
  ];
}

function attachments(before: readonly string[], after: readonly string[]): Change<RoleChangeKind>[] {
  const [were, are] = [new Set(before), new Set(after)];
  return [
    ...after
      .filter((arn) => !were.has(arn))
      .map((subject) => change('policy-attached' as const, { subject })),
    ...before
      .filter((arn) => !are.has(arn))
      .map((subject) => change('policy-detached' as const, { subject })),
  ];
}

function trust(before: ComparedRole, after: ComparedRole): Change<RoleChangeKind>[] {
  if (JSON.stringify(before.trustPolicy) === JSON.stringify(after.trustPolicy)) return [];
  if (before.ec2Assumable === after.ec2Assumable) return [change('trust-changed')];
  return [change(after.ec2Assumable ? 'ec2-allowed' : 'ec2-refused')];
}

function between(
  kind: RoleChangeKind,
  before: string | null,
  after: string | null,
): Change<RoleChangeKind>[] {
  return before === after ? [] : [change(kind, { before, after })];
}

function asTexts(documents: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [name, JSON.stringify(document) ?? '']),
  );
}
