import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageJoins, coverageOf, seenScopes } from '#lib/db/read-coverage.ts';
import {
  among,
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
  time,
} from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, numberKey, orderedPage, textKey, timeKey } from '#lib/db/read-page.ts';
import { longestHistory, mergedVersions } from '#lib/db/read-versions.ts';

const { empty, sql } = Prisma;

export type LaunchTemplateRow = {
  accountId: string;
  region: string;
  templateId: string;
  templateName: string;
  owner: string;
  createdAt: Date | null;
  tags: unknown;
  /** The current versions, oldest first. */
  versions: unknown;
  running: number;
  uncovered: number;
  unknown: number;
};

/** What of the templates a list shows. */
export type LaunchTemplateSearch = {
  /** `none`: a current version names no profile. */
  profile?: readonly string[] | undefined;
  q?: string | undefined;
};

const identity = [
  textKey<LaunchTemplateRow>('t.account_id', (row) => row.accountId),
  textKey<LaunchTemplateRow>('t.region', (row) => row.region),
  textKey<LaunchTemplateRow>('t.template_id', (row) => row.templateId),
];
const running = numberKey<LaunchTemplateRow>('coalesce(n.running, 0)', 'integer', (row) => row.running);

/** How launch templates can be sorted. Of those that produce as many uncovered instances, those with more instances are more. */
export const launchTemplateSortKeys = {
  templateId: identity,
  uncovered: [
    numberKey<LaunchTemplateRow>('coalesce(n.uncovered, 0)', 'integer', (row) => row.uncovered),
    running,
    ...identity,
  ],
  running: [running, ...identity],
  name: [textKey<LaunchTemplateRow>('t.template_name', (row) => row.templateName), ...identity],
  createdAt: [timeKey<LaunchTemplateRow>('t.created_at', (row) => row.createdAt), ...identity],
  owner: [textKey<LaunchTemplateRow>('t.owner', (row) => row.owner), ...identity],
};

/** The templates among the versions of a condition on `l`: name, owner and tags are the newest version's. */
function templatesOf(versions: Prisma.Sql): Prisma.Sql {
  return sql`(
    SELECT l.account_id, l.region, l.template_id, max(l.created_at) AS created_at,
      (array_agg(l.template_name ORDER BY l.version_number DESC))[1] AS template_name,
      (array_agg(l.owner ORDER BY l.version_number DESC))[1] AS owner,
      (array_agg(l.tags ORDER BY l.version_number DESC))[1] AS tags,
      bool_or(coalesce(btrim(l.profile), '') = '') AS lacks_profile, max(l.valid_to) AS valid_to,
      jsonb_agg(jsonb_build_object('versionNumber', l.version_number, 'isDefault', l.is_default,
        'isLatest', l.is_latest, 'createdAt', l.created_at, 'profile', nullif(btrim(l.profile), ''),
        'imageId', l.image_id, 'instanceType', l.instance_type, 'httpTokens', l.http_tokens,
        'httpEndpoint', l.http_endpoint)
        ORDER BY l.version_number) AS versions
    FROM launch_template_versions l WHERE ${versions}
    GROUP BY 1, 2, 3) t`;
}

const columns = sql`t.account_id AS "accountId", t.region, t.template_id AS "templateId",
  t.template_name AS "templateName", t.owner, t.created_at AS "createdAt", t.tags, t.versions,
  coalesce(n.running, 0) AS running, coalesce(n.uncovered, 0) AS uncovered, coalesce(n.unknown, 0) AS unknown`;

/** `WITH` part: how many running instances came from each template, counted once for all. */
function launched(instant: CoverageInstant, instances: Prisma.Sql): Prisma.Sql {
  return sql`judged AS MATERIALIZED (
    SELECT i.account_id, i.region, i.launch_template_id AS template_id, ${coverageOf(instant)} AS coverage
    FROM instances i ${coverageJoins(instant)}
    WHERE ${currentAt('i', instant)} AND i.state = 'running' AND i.launch_template_id IS NOT NULL
      ${instances} ${monitored('i', instant.at)}),
  launched AS MATERIALIZED (
    SELECT account_id, region, template_id, count(*)::int AS running,
      count(*) FILTER (WHERE coverage IN ('no-profile', 'empty-profile'))::int AS uncovered,
      count(*) FILTER (WHERE coverage = 'unknown')::int AS unknown
    FROM judged GROUP BY 1, 2, 3)`;
}

const withLaunched = sql`LEFT JOIN launched n
  ON n.account_id = t.account_id AND n.region = t.region AND n.template_id = t.template_id`;

function conditions(filter: ResourceFilter, instant: Instant, wanted: LaunchTemplateSearch): Prisma.Sql {
  const current = sql`${currentAt('l', instant)} ${matching('l', filter)} ${monitored('l', instant.at)}`;
  return sql`${templatesOf(current)} ${withLaunched}
    WHERE true ${among(sql`CASE WHEN t.lacks_profile THEN 'none' ELSE 'named' END`, wanted.profile)}
      ${searching([sql`t.template_id`, sql`t.template_name`], wanted.q)}`;
}

/** One page of the launch templates that there were at an instant, each with its versions that matter. */
export async function readLaunchTemplates(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  wanted: LaunchTemplateSearch,
  keyset: Keyset<LaunchTemplateRow>,
): Promise<LaunchTemplateRow[]> {
  const instances = matching('i', filter, ['account', 'region']);
  return db.$queryRaw`
    WITH ${seenScopes(instant)}, ${launched(instant, instances)}
    SELECT ${columns} FROM ${conditions(filter, instant, wanted)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** How many launch templates there are on all pages. */
export async function countLaunchTemplates(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: LaunchTemplateSearch,
): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    WITH launched AS (SELECT ''::text AS account_id, ''::text AS region, ''::text AS template_id)
    SELECT count(*)::int AS total FROM ${conditions(filter, instant, wanted)}`;
  return row?.total ?? 0;
}

/** The instances and versions of one template belong to one place. */
export type TemplateName = { accountId: string; region: string; templateId: string };

/** Where a template is or was, by its id, in the accounts of the filter; `goneAt`: when its last version was. */
export async function findLaunchTemplate(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  templateId: string,
): Promise<(TemplateName & { goneAt: Date | null }) | null> {
  const rows = await db.$queryRaw<(TemplateName & { goneAt: Date | null })[]>`
    SELECT l.account_id AS "accountId", l.region, l.template_id AS "templateId", l.valid_to AS "goneAt"
    FROM launch_template_versions l
    WHERE (l.account_id, l.region) IN (SELECT x.account_id, x.region FROM scopes x) AND l.template_id = ${templateId}
      ${instant.isLatest ? empty : sql`AND ${currentAt('l', instant)}`} ${matching('l', filter, ['account'])}
    ORDER BY l.valid_to DESC NULLS FIRST LIMIT 1`;
  return rows[0] ?? null;
}

/** One template as it was when its versions were last seen, at or before an instant. */
export async function readLaunchTemplate(
  db: Database,
  { accountId, region, templateId }: TemplateName,
  instant: CoverageInstant,
  versionsAt: Instant,
): Promise<LaunchTemplateRow | null> {
  const own = sql`l.account_id = ${accountId} AND l.region = ${region} AND l.template_id = ${templateId}`;
  const instances = sql`AND i.account_id = ${accountId} AND i.region = ${region}
    AND i.launch_template_id = ${templateId}`;
  const rows = await db.$queryRaw<LaunchTemplateRow[]>`
    WITH ${seenScopes(instant, accountId)}, ${launched(instant, instances)}
    SELECT ${columns} FROM ${templatesOf(sql`${own} AND ${currentAt('l', versionsAt)}`)} ${withLaunched}`;
  return rows[0] ?? null;
}

export type TemplateVersionRow = {
  versionNumber: number;
  validFrom: Date;
  validTo: Date | null;
  templateName: string;
  isDefault: boolean;
  isLatest: boolean;
  profile: string | null;
  httpTokens: string | null;
  userDataDigest: string | null;
  owner: string;
  tags: unknown;
};

const compared = [
  'template_name',
  'is_default',
  'is_latest',
  'profile',
  'http_tokens',
  'user_data_digest',
  'owner',
  'tags',
];

/** What was seen of a template's versions up to an instant, newest first: 201 snapshots at most. */
export async function readTemplateVersions(
  db: Database,
  instant: Instant,
  { accountId, region, templateId }: TemplateName,
): Promise<TemplateVersionRow[]> {
  const key = sql`t.account_id = ${accountId} AND t.region = ${region} AND t.template_id = ${templateId}`;
  return db.$queryRaw`
    SELECT v.version_number AS "versionNumber", v.valid_from AS "validFrom", v."validTo",
      v.template_name AS "templateName", v.is_default AS "isDefault", v.is_latest AS "isLatest", v.profile,
      v.http_tokens AS "httpTokens", v.user_data_digest AS "userDataDigest", v.owner, v.tags
    FROM ${mergedVersions('launch_template_versions', key, compared, instant, ['version_number'])}
    ORDER BY v.valid_from DESC, v.version_number DESC LIMIT ${longestHistory + 1}::int`;
}

/** The numbers of all versions of a template that were ever seen up to an instant. */
export async function readTemplateVersionNumbers(
  db: Database,
  { at }: Instant,
  { accountId, region, templateId }: TemplateName,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ versionNumber: number }[]>`
    SELECT DISTINCT l.version_number AS "versionNumber" FROM launch_template_versions l
    WHERE l.account_id = ${accountId} AND l.region = ${region} AND l.template_id = ${templateId}
      AND l.valid_from <= ${time(at)}`;
  return rows.map(({ versionNumber }) => versionNumber);
}
