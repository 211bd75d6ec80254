import { type Change, change, changedEntries } from '#lib/domain/history.ts';
import type { LaunchTemplateVersion } from '#lib/domain/inventory.ts';

/** What can change of a launch template version that matters: the default or the latest of its template, or one in use. */
export const templateChangeKinds = [
  'appeared',
  'gone',
  'default-set',
  'default-unset',
  'latest-set',
  'latest-unset',
  'profile-changed',
  'http-tokens-changed',
  'user-data-changed',
  'name-changed',
  'owner-changed',
  'tag-added',
  'tag-removed',
  'tag-changed',
] as const;

export type TemplateChangeKind = (typeof templateChangeKinds)[number];

/** What of a version is compared. */
export type ComparedTemplate = Pick<
  LaunchTemplateVersion,
  'isDefault' | 'isLatest' | 'profile' | 'httpTokens' | 'userDataDigest' | 'templateName' | 'owner' | 'tags'
>;

/** What differs between two snapshots of one version of a launch template. */
export function templateChanges(
  before: ComparedTemplate,
  after: ComparedTemplate,
): Change<TemplateChangeKind>[] {
  const changes: Change<TemplateChangeKind>[] = [];
  if (before.isDefault !== after.isDefault)
    changes.push(change(after.isDefault ? 'default-set' : 'default-unset'));
  if (before.isLatest !== after.isLatest)
    changes.push(change(after.isLatest ? 'latest-set' : 'latest-unset'));
  if (before.userDataDigest !== after.userDataDigest) changes.push(change('user-data-changed'));
  return [
    ...changes,
    ...between('profile-changed', before.profile, after.profile),
    ...between('http-tokens-changed', before.httpTokens, after.httpTokens),
    ...between('name-changed', before.templateName, after.templateName),
    ...between('owner-changed', before.owner, after.owner),
    ...changedEntries(before.tags, after.tags, {
      added: 'tag-added',
      removed: 'tag-removed',
      changed: 'tag-changed',
    }),
  ];
}

function between(
  kind: TemplateChangeKind,
  before: string | null,
  after: string | null,
): Change<TemplateChangeKind>[] {
  return before === after ? [] : [change(kind, { before, after })];
}
