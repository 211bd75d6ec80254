import type { Tags } from '#lib/domain/inventory.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** The owner of what no tag gives one. */
export const unowned = 'unowned';

/** How long an owner's name may be, in characters: as long as an AWS tag's value. */
const maxOwnerLength = 256;

/** Zero-width spaces, and what turns the direction of writing; not the joiners, which emoji are made of. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Whom a resource belongs to: the value of the first configured tag key that the resource has with a value that is
 * not blank, else `unowned`. Keys match without case, spaces, `_` and `-`; of several that match one configured
 * key the one spelled exactly so is preferred, then the first in code-unit order. Names are compared and returned
 * in one form: see `ownerName`. Aliases map such a name to another, once.
 */
export function ownerOf(tags: Tags, settings: Settings['ownership']): string {
  return ownerResolver(settings)(tags);
}

/** `ownerOf` for many resources under the same settings, which it prepares once. */
export function ownerResolver(settings: Settings['ownership']): (tags: Tags) => string {
  const wanted = settings.tags.map((key) => ({ key, comparable: comparableKey(key) }));
  const aliases = new Map(
    Object.entries(settings.aliases).map(([from, to]) => [ownerName(from), ownerName(to)]),
  );
  return (tags) => {
    const present = Object.entries(tags).map(([key, value]) => ({
      key,
      value,
      comparable: comparableKey(key),
    }));
    for (const { key, comparable } of wanted) {
      const name = present
        .filter((tag) => tag.comparable === comparable)
        .sort((a, b) => Number(b.key === key) - Number(a.key === key) || (a.key < b.key ? -1 : 1))
        .map((tag) => ownerName(tag.value))
        .find((value) => value !== '');
      if (name !== undefined) return aliases.get(name) || name;
    }
    return unowned;
  };
}

/**
 * An owner's name in the form in which names are compared and shown: Unicode NFKC, lower case, control and
 * direction characters gone, white space collapsed, at most 256 characters. Empty if nothing is left.
 */
export function ownerName(value: string): string {
  const plain = value
    .toWellFormed()
    .replace(invisible, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return Array.from(plain).slice(0, maxOwnerLength).join('').trim();
}

function comparableKey(key: string): string {
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, '');
}
