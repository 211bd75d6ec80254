import { createHmac } from 'node:crypto';
import type { Settings } from './settings.ts';

/** The keyed hash of each setting's value, by its name: `{ "targets.roleCoverage": "9f…" }`. */
export type SettingsDigests = Readonly<Record<string, string>>;

/**
 * Digests of the settings, one a key of `rolecall.yaml`. They tell what has changed and not what it is: an account's
 * external id is nobody's to read.
 *
 * @param key the installation's
 */
export function digestSettings(settings: Settings, key: Uint8Array): SettingsDigests {
  return Object.fromEntries(
    settingsEntries(settings).map(([name, value]) => [
      name,
      createHmac('sha256', key)
        .update(`${name}=${JSON.stringify(sorted(value))}`)
        .digest('base64url'),
    ]),
  );
}

/** The names of what differs, in alphabetical order; a setting that came or went differs too. */
export function changedSettings(before: SettingsDigests, after: SettingsDigests): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).toSorted();
}

function settingsEntries(settings: Settings): [name: string, value: unknown][] {
  return Object.entries(settings).flatMap(([name, value]): [string, unknown][] =>
    isSection(value)
      ? Object.entries(value).map(([key, inner]) => [`${name}.${key}`, inner])
      : [[name, value]],
  );
}

function isSection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// What a map of aliases says does not depend on the order in which it is written.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isSection(value)) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
