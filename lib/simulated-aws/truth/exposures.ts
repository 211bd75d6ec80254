import { DAY } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import { type FileSource, filesAt } from '../estate/file-source.ts';
import type { Instance, Region, Tag, Template } from '../estate/model.ts';
import { observe } from './observation.ts';
import type { InUse } from './versions-in-use.ts';

/** One key at one place, from the roll call that first saw it there to the one that no longer did. */
export type Exposure = {
  readonly region: Pick<Region, 'name' | 'account'>;
  readonly tags: readonly Tag[];
  /** Whether it lies in a file, which does not tell who uses it. */
  readonly isInFile?: boolean;
  /** The instance, the template's version: `lt-…:3`, or the name of a repository or host. */
  readonly resourceId: string;
  /** The key's id, or for a secret without one `secret:` and its hash. */
  readonly credential: string;
  /** Whether what holds it had no role at an instant, or cannot get at its credentials. */
  readonly lacksRole: (at: number) => boolean;
  readonly openedAt: number;
  readonly resolvedAt: number | null;
};

export type ExposureCounts = { readonly open: number; readonly opened: number; readonly resolved: number };

/** The exposures in all that an estate holds. */
export function exposuresIn(estate: Estate, rollCalls: readonly number[], isInUse: InUse): Exposure[] {
  const regions = estate.accounts.flatMap((account) => [...account.regions.values()]);
  return [
    ...estate.everyInstance.flatMap((instance) => exposuresInInstance(instance, rollCalls)),
    ...regions.flatMap((region) =>
      region.templates.flatMap((template) => exposuresInTemplate(template, region, rollCalls, isInUse)),
    ),
    ...estate.sources.flatMap((source) => exposuresInSource(source, rollCalls)),
  ];
}

/** The exposures in an instance's user data; a terminated instance no longer exposes anything. */
function exposuresInInstance(instance: Instance, rollCalls: readonly number[]): Exposure[] {
  const suspects = new Set(
    instance.changes.flatMap((change) => ('userData' in change ? (change.userData?.exposes ?? []) : [])),
  );
  return [...suspects].flatMap((suspect) =>
    periods(rollCalls, (rollCall) => {
      const seen = observe(instance, rollCall);
      return (
        seen !== null && seen.phase !== 'terminated' && (seen.userData?.exposes.includes(suspect) ?? false)
      );
    }).map((period) => ({
      ...{ region: instance.region, tags: instance.tags, resourceId: instance.id },
      credential: suspect,
      lacksRole: (at: number) => observe(instance, at)?.role == null || instance.httpEndpoint === 'disabled',
      ...period,
    })),
  );
}

/** The exposures in a launch template: each version is a place, while it is in use. */
function exposuresInTemplate(
  template: Template,
  region: Region,
  rollCalls: readonly number[],
  isInUse: InUse,
): Exposure[] {
  return template.versions.flatMap((version) =>
    (version.userData?.exposes ?? []).flatMap((credential) =>
      periods(rollCalls, (rollCall) => isInUse(template, version, rollCall)).map((period) => ({
        ...{ region, tags: template.tags, resourceId: `${template.id}:${version.number}` },
        credential,
        lacksRole: () => version.profile === null || version.httpEndpoint === 'disabled',
        ...period,
      })),
    ),
  );
}

/** The exposures in the files of a repository or host, which stand under the account of their key. */
function exposuresInSource(source: FileSource, rollCalls: readonly number[]): Exposure[] {
  const leaks = source.changes.flatMap(({ files }) => files.flatMap(({ exposes }) => exposes ?? []));
  const byKey = new Map(leaks.map((leak) => [leak.keyId, leak]));
  return [...byKey.values()].flatMap(({ keyId, account, tags }) =>
    periods(
      rollCalls,
      (rollCall) => filesAt(source, rollCall)?.files.some(({ exposes }) => exposes?.keyId === keyId) ?? false,
    ).map((period) => ({
      ...{ region: { name: 'global', account }, tags, resourceId: source.name, credential: keyId },
      ...{ isInFile: true, lacksRole: () => false },
      ...period,
    })),
  );
}

/** How many exposures stand at `at`, and how many came and went in the window before it. */
export function countExposures(
  exposures: readonly Exposure[],
  instant: { at: number; knownAt: number; windowDays: number },
): ExposureCounts {
  const { knownAt } = instant;
  const since = instant.at - instant.windowDays * DAY;
  const until = Math.min(instant.at, knownAt);
  const isRecent = (time: number | null) => time !== null && time > since && time <= until;
  return {
    open: exposures.filter(
      ({ openedAt, resolvedAt }) => openedAt <= knownAt && (resolvedAt === null || resolvedAt > knownAt),
    ).length,
    opened: exposures.filter(({ openedAt }) => isRecent(openedAt)).length,
    resolved: exposures.filter(({ resolvedAt }) => isRecent(resolvedAt)).length,
  };
}

function periods(
  rollCalls: readonly number[],
  holds: (rollCall: number) => boolean,
): { openedAt: number; resolvedAt: number | null }[] {
  const found: { openedAt: number; resolvedAt: number | null }[] = [];
  let openedAt: number | null = null;
  for (const rollCall of rollCalls) {
    const held = holds(rollCall);
    if (held && openedAt === null) openedAt = rollCall;
    if (!held && openedAt !== null) {
      found.push({ openedAt, resolvedAt: rollCall });
      openedAt = null;
    }
  }
  if (openedAt !== null) found.push({ openedAt, resolvedAt: null });
  return found;
}
