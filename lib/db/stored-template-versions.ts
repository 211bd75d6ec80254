import type { Database } from '#lib/db/client.ts';
import { readScope } from '#lib/db/scopes.ts';
import type { Exposure, LaunchTemplateVersion } from '#lib/domain/inventory.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import { dayMs } from '#lib/domain/statistics.ts';

type VersionName = Pick<LaunchTemplateVersion, 'templateId' | 'versionNumber'>;

/**
 * Those of the launch template versions named that the region's inventory shows, with the credentials found in them; none if its
 * last complete snapshot is of another week (UTC) than `now`: whether a version still exists only AWS can tell.
 */
export async function readStoredTemplateVersions(
  db: Database,
  { accountId, region }: Pick<Scope, 'accountId' | 'region'>,
  now: Date,
  names: readonly VersionName[],
): Promise<{ version: LaunchTemplateVersion; exposures: Exposure[] }[]> {
  const scope = await readScope(db, { accountId, region, collector: 'ec2' });
  if (scope?.completeAt == null || weekOf(scope.completeAt) !== weekOf(now)) return [];
  const ids = names.map(({ templateId, versionNumber }) => `${templateId}:${versionNumber}`);
  const current = { accountId, region, validTo: null };
  const bare = { accountId: true, region: true, validFrom: true, validTo: true } as const;
  const [versions, exposures] = await Promise.all([
    db.launchTemplateVersion.findMany({
      where: { ...current, templateId: { in: names.map(({ templateId }) => templateId) } },
      omit: bare,
    }),
    db.exposure.findMany({
      where: { ...current, source: 'launch-template', resourceId: { in: ids } },
      omit: bare,
    }),
  ]);
  const found = Map.groupBy(exposures as Exposure[], ({ resourceId }) => resourceId);
  const wanted = new Set(ids);
  return (versions as LaunchTemplateVersion[]).flatMap((version) => {
    const id = `${version.templateId}:${version.versionNumber}`;
    return wanted.has(id) ? [{ version, exposures: found.get(id) ?? [] }] : [];
  });
}

const weekMs = 7 * dayMs;
/** The Thursday on which the epoch began, as the offset of Mondays. */
const mondayMs = 4 * dayMs;

/** Which week a time is in, from Monday on. */
function weekOf(time: Date): number {
  return Math.floor((time.getTime() - mondayMs) / weekMs);
}
