import type { RuleId } from '#lib/domain/rules/rule.ts';

/**
 * Which findings a mute catches: those for which all that is given holds. In `resource` and in a tag's value, `*` stands
 * for any text and `?` for one character; `resource` is held against the resource's id and its name.
 */
export type MutePattern = {
  rule: RuleId | null;
  account: string | null;
  owner: string | null;
  /** Without a value: whatever it is. */
  tag: { key: string; value: string | null } | null;
  resource: string | null;
};

/** Whether a pattern leaves nothing out, whatever there is. */
export function catchesEverything({ rule, account, owner, tag, resource }: MutePattern): boolean {
  const isOpen = resource === null || /^\*+$/.test(resource);
  return isOpen && rule === null && account === null && owner === null && tag === null;
}

/** A glob as a pattern of SQL's LIKE: every other character stands for itself. */
export function likeOf(glob: string): string {
  return glob
    .replaceAll(/[\\%_]/g, (character) => `\\${character}`)
    .replaceAll('*', '%')
    .replaceAll('?', '_');
}
