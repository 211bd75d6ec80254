import type { Setup } from '#lib/api/schemas.ts';
import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { readTagKeys } from '#lib/db/read-tag-keys.ts';
import { minimalPolicy } from '#lib/domain/minimal-policy.ts';
import type { Context } from './context.ts';
import { type AccountDiagnosis, type DiagnosisWorld, diagnoseAccount } from './diagnose-account.ts';
import { resourceFilter } from './read-filter.ts';
import { sampleTagKeys, type TagKeyCounts } from './sample-tag-keys.ts';

const shownKeys = 20;

/**
 * What a first run wants to know, looked up in AWS now: whose credentials there are, what they may read, which regions
 * will be collected, and which tags may tell the owners. Changes nothing.
 */
export async function getSetup({
  ctx,
  env,
  signal,
}: {
  ctx: Context;
  env: Record<string, string | undefined>;
  signal: AbortSignal;
}): Promise<Setup> {
  const { settings } = ctx;
  const world = { settings, env, signal };
  const known = await readTagKeys(ctx.db, resourceFilter(ctx, {}));
  const isSample = known.instances === 0;
  const accounts = await Promise.all(
    (settings.accounts ?? [null]).map((account) =>
      diagnoseAccount(world, account, (access, diagnosis) => lookFurther(world, access, diagnosis, isSample)),
    ),
  );
  const tags = isSample
    ? mergeCounts(accounts.flatMap(({ more }) => more?.tags ?? []))
    : {
        counts: new Map(known.keys.map(({ key, instances }) => [key, instances])),
        instances: known.instances,
      };
  return {
    accounts: accounts.map(({ diagnosis, more }) => toSetupAccount(diagnosis, more?.regions ?? null)),
    policy: minimalPolicy(),
    ownerTags: { ...toOwnerTags(tags, settings.ownership.tags), isSample },
  };
}

type FurtherLook = { regions: string[] | null; tags: TagKeyCounts | null };

async function lookFurther(
  { settings, signal }: DiagnosisWorld,
  access: AwsAccess,
  { missing }: AccountDiagnosis,
  isSample: boolean,
): Promise<FurtherLook> {
  const regions = settings.regions ?? (await readRegions(access, signal));
  const mayRead = isSample && !missing.includes('ec2:DescribeInstances');
  return { regions, tags: mayRead ? await sampleTagKeys(access, regions ?? [], signal) : null };
}

async function readRegions(access: AwsAccess, signal: AbortSignal): Promise<string[] | null> {
  try {
    return await access.ec2(await access.homeRegion()).regions(signal);
  } catch (error) {
    if (error instanceof AwsFailure) return null;
    throw error;
  }
}

function mergeCounts(all: TagKeyCounts[]): TagKeyCounts {
  const counts = new Map<string, number>();
  for (const one of all)
    for (const [key, instances] of one.counts) counts.set(key, (counts.get(key) ?? 0) + instances);
  return { counts, instances: all.reduce((sum, { instances }) => sum + instances, 0) };
}

/** The commonest keys, and after them the configured ones that are not among these. */
function toOwnerTags({ counts, instances }: TagKeyCounts, configured: string[]) {
  const keys = [...counts]
    .map(([key, count]) => ({ key, instances: count, isConfigured: configured.includes(key) }))
    .sort((a, b) => b.instances - a.instances || (a.key < b.key ? -1 : 1))
    .filter(({ isConfigured }, index) => isConfigured || index < shownKeys);
  const absent = configured.filter((key) => !counts.has(key));
  return {
    configured,
    keys: [...keys, ...absent.map((key) => ({ key, instances: 0, isConfigured: true }))],
    instances,
  };
}

function toSetupAccount(
  { account, credentials, permissions, missing }: AccountDiagnosis,
  regions: string[] | null,
): Setup['accounts'][number] {
  return {
    accountId: account?.id ?? credentials.accountId,
    name: account?.name ?? null,
    ...{ credentials, permissions, regions },
    mendingPolicy: missing.length === 0 ? null : minimalPolicy(missing),
  };
}
