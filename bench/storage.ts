import type { Client } from 'pg';
import { connect } from '#lib/db/connection.ts';
import { versionedTables } from '#lib/db/versioned-tables.ts';
import { atHour, openEstate } from './estate.ts';
import { atMost, type Figure } from './figure.ts';
import type { World } from './world.ts';

const instances = 10_000;
const changesPerDay = 0.01;
const hours = 24;

/** What the ec2 collector keeps. IAM's tables are left out: the last use of keys changes every few hours by itself. */
const tables = (['instances', 'launchTemplateVersions', 'exposures'] as const).map(
  (kind) => versionedTables[kind],
);

/** What a day of hourly snapshots takes, beside as many full copies of the inventory. */
export async function run(world: World): Promise<Figure[]> {
  const estate = await openEstate(world, 'storage', { instances, changesPerDay });
  try {
    for (let hour = 0; hour < hours; hour++) {
      await estate.collect(atHour(hour), ['iam', 'ec2']);
      if (hour % 6 === 5) world.log(`${hour + 1} of ${hours} hourly collections`);
    }
    const client = await connect(estate.connectionString);
    try {
      return [await sizeFigure(client)];
    } finally {
      await client.end();
    }
  } finally {
    await estate.close();
  }
}

async function sizeFigure(client: Client): Promise<Figure> {
  await client.query('CREATE SCHEMA copy');
  let [versions, copies] = [0, 0];
  for (const { name } of tables) {
    await copyCurrent(client, name);
    versions += await sizeOf(client, name);
    copies += hours * (await sizeOf(client, `copy.${name}`));
  }
  const { rows } = await client.query<{ versions: number; ended: number }>(
    'SELECT count(*)::int AS versions, count(valid_to)::int AS ended FROM instances',
  );
  const [counts] = rows;
  return atMost({
    name: `${hours} hourly snapshots, against ${hours} full copies`,
    measured: versions / copies,
    goal: 1 / 15,
    unit: '×',
    detail: `${toMiB(versions)}, copies ${toMiB(copies)} (1/${(copies / versions).toFixed(1)}); ${counts?.versions} versions of ${instances} instances, ${counts?.ended} of them ended; tables of versions with their indexes`,
  });
}

/** One full copy: the same table with everything gone that speaks of when a version ended, its indexes for that too. */
async function copyCurrent(client: Client, name: string): Promise<void> {
  await client.query(`CREATE TABLE copy.${name} (LIKE ${name} INCLUDING INDEXES)`);
  await client.query(`ALTER TABLE copy.${name} DROP COLUMN valid_to CASCADE`);
  const { rows } = await client.query<{ names: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS names FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [`copy.${name}`],
  );
  const names = rows[0]?.names;
  await client.query(
    `INSERT INTO copy.${name} (${names}) SELECT ${names} FROM ${name} WHERE valid_to IS NULL`,
  );
}

async function sizeOf(client: Client, name: string): Promise<number> {
  await client.query(`VACUUM ${name}`);
  const { rows } = await client.query<{ bytes: string }>('SELECT pg_total_relation_size($1) AS bytes', [
    name,
  ]);
  return Number(rows[0]?.bytes);
}

function toMiB(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
