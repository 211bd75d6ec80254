import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';

/** Runs a migration's script; the default sends it to the database as it is. */
export type RunScript = (script: string, run: (script: string) => Promise<void>) => Promise<void>;

let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: throwPanic } });
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': importsOfEngine() });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

/** The engine leaves a timer of ten seconds behind, which must not keep a process alive that has ended. */
function importsOfEngine(): WebAssembly.ModuleImports {
  const imports = Object.entries(glue).map(([name, value]) => [
    name,
    name.startsWith('__wbg_setTimeout_')
      ? (run: () => void, ms: number) => setTimeout(run, ms).unref()
      : value,
  ]);
  return Object.fromEntries(imports);
}

/** The engine tells a panic to a global of this name before it traps; without it the trap hides the reason. */
function throwPanic(message: string): never {
  throw new Error(`Prisma's schema engine gave up: ${message}`);
}

/**
 * Opens Prisma's schema engine, as WebAssembly, on a database.
 *
 * @param pool is the engine's from then on
 * @param runScript wraps each script that the engine runs
 */
export async function openSchemaEngine(
  pool: pg.Pool,
  runScript: RunScript = (script, run) => run(script),
): Promise<glue.SchemaEngine> {
  loading ??= load();
  await loading;
  const factory = bindMigrationAwareSqlAdapterFactory(mendAdapter(new PrismaPg(pool), runScript));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
}

/**
 * Mends two things in Prisma's adapter. It cuts a script at every semicolon and sends the pieces one by
 * one: sent whole, a script is one transaction and may hold semicolons in text. And it refuses the
 * catalogue's internal type "char", in which the engine asks for the kinds of things.
 */
function mendAdapter(inner: PrismaPg, runScript: RunScript): SqlMigrationAwareDriverAdapterFactory {
  const mend = (adapter: Awaited<ReturnType<PrismaPg['connect']>>) => {
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool);
    const disguised = async (config: pg.QueryConfig, values?: unknown[]) =>
      disguiseChars(await query(config, values));
    Object.assign(pool, { query: disguised });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql) => revealChars(await queryRaw(sql));
    adapter.executeScript = (script) =>
      runScript(script, async (text) => {
        await pool.query(text);
      });
    return adapter;
  };
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => mend(await inner.connect()),
    connectToShadowDb: async () => mend(await inner.connectToShadowDb()),
  };
}

const charOid = 18;
const charArrayOid = 1002;

/** Passes "char" columns off as arrays of it, which the adapter lets through and the engine never asks for. */
function disguiseChars<Result extends pg.QueryResult>(result: Result): Result {
  for (const field of result.fields ?? []) {
    if (field.dataTypeID === charOid) field.dataTypeID = charArrayOid;
  }
  return result;
}

function revealChars(result: SqlResultSet): SqlResultSet {
  const { CharacterArray, Character } = ColumnTypeEnum;
  return {
    ...result,
    columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)),
  };
}
