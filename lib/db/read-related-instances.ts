import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageJoins, coverageOf, seenScopes } from '#lib/db/read-coverage.ts';
import { currentAt, monitored } from '#lib/db/read-filter.ts';
import type { InstanceCoverage } from '#lib/domain/instance-fields.ts';
import type { Instance } from '#lib/domain/inventory.ts';

const { sql } = Prisma;

/** How many of the instances that belong to something are told one by one. */
const shownInstances = 200;

export type RelatedInstanceRow = {
  accountId: string;
  region: string;
  instanceId: string;
  name: string | null;
  state: Instance['state'];
  coverage: InstanceCoverage;
  instanceType: string | null;
  launchTemplateVersion: string | null;
  createdAt: Date | null;
  owner: string;
};

const columns = (instant: CoverageInstant) => sql`i.account_id AS "accountId", i.region,
  i.instance_id AS "instanceId", i.name, i.state, ${coverageOf(instant)} AS coverage,
  i.instance_type AS "instanceType", i.launch_template_version AS "launchTemplateVersion",
  i.created_at AS "createdAt", i.owner`;

/** The running instances that carry a role at an instant: the first 200, by owner. */
export async function readCarriers(
  db: Database,
  instant: CoverageInstant,
  { accountId, roleArn }: { accountId: string; roleArn: string },
): Promise<RelatedInstanceRow[]> {
  return db.$queryRaw`
    WITH ${seenScopes(instant, accountId)}
    SELECT ${columns(instant)} FROM instances i ${coverageJoins(instant)}
    WHERE i.account_id = ${accountId} AND i.state = 'running' AND p.role_arn = ${roleArn}
      AND ${currentAt('i', instant)} ${monitored('i', instant.at)}
    ORDER BY i.owner, i.region, i.instance_id LIMIT ${shownInstances}::int`;
}

/** How many running instances of each owner carry a role at an instant, most first. */
export async function readCarrierOwners(
  db: Database,
  instant: CoverageInstant,
  { accountId, roleArn }: { accountId: string; roleArn: string },
): Promise<{ owner: string; instances: number }[]> {
  return db.$queryRaw`
    SELECT i.owner, count(*)::int AS instances
    FROM instances i JOIN instance_profiles p ON p.account_id = i.account_id AND p.profile_arn = i.profile_arn
      AND ${currentAt('p', instant)}
    WHERE i.account_id = ${accountId} AND i.state = 'running' AND p.role_arn = ${roleArn}
      AND ${currentAt('i', instant)} ${monitored('i', instant.at)}
    GROUP BY 1 ORDER BY 2 DESC, 1`;
}

/** The running instances that came from a launch template, at an instant: the first 200, those without a role first. */
export async function readTemplateInstances(
  db: Database,
  instant: CoverageInstant,
  { accountId, region, templateId }: { accountId: string; region: string; templateId: string },
): Promise<RelatedInstanceRow[]> {
  return db.$queryRaw`
    WITH ${seenScopes(instant, accountId)}
    SELECT ${columns(instant)} FROM instances i ${coverageJoins(instant)}
    WHERE i.account_id = ${accountId} AND i.region = ${region} AND i.state = 'running'
      AND i.launch_template_id = ${templateId} AND ${currentAt('i', instant)} ${monitored('i', instant.at)}
    ORDER BY ${coverageOf(instant)} IN ('no-profile', 'empty-profile') DESC, i.created_at DESC NULLS LAST, i.instance_id
    LIMIT ${shownInstances}::int`;
}
