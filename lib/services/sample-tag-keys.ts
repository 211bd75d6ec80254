import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';

/** On how many instances each tag key was seen, and how many instances were looked at. */
export type TagKeyCounts = { counts: Map<string, number>; instances: number };

const regionsAtMost = 20;

/** Looks at the first page of instances of each region, for the tag keys on them. A region that cannot be read counts as empty. */
export async function sampleTagKeys(
  access: AwsAccess,
  regions: readonly string[],
  signal: AbortSignal,
): Promise<TagKeyCounts> {
  const pages = await Promise.all(
    regions.slice(0, regionsAtMost).map((region) => readTagsOfFirstPage(access, region, signal)),
  );
  const counts = new Map<string, number>();
  for (const tags of pages.flat())
    for (const key of Object.keys(tags)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { counts, instances: pages.flat().length };
}

async function readTagsOfFirstPage(
  access: AwsAccess,
  region: string,
  signal: AbortSignal,
): Promise<Record<string, string>[]> {
  const pages = access.ec2(region).instances(signal);
  try {
    const { value, done } = await pages.next();
    return done ? [] : value.resources.map(({ tags }) => tags);
  } catch (error) {
    if (error instanceof AwsFailure) return [];
    throw error;
  } finally {
    await pages.return(undefined);
  }
}
