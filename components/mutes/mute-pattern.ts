import type { Mute } from '#lib/api/schemas.ts';
import { muteWords as words } from '#words/mutes.ts';

/** What a mute catches, in words. */
export function patternText(pattern: Mute['pattern'], accountName: (accountId: string) => string): string {
  if (pattern === null) return words.chosen;
  const { rule, account, owner, tag, resource } = pattern;
  const parts = [
    rule === null ? null : words.parts.rule(rule),
    account === null ? null : words.parts.account(accountName(account)),
    owner === null ? null : words.parts.owner(owner),
    tag === null ? null : words.parts.tag(tag.key, tag.value),
    resource === null ? null : words.parts.resource(resource),
  ].filter((part) => part !== null);
  return parts.length === 0 ? words.everything : parts.join(' · ');
}
