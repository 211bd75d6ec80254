import { z } from 'zod';
import type { FindingsExportInput } from '#lib/api/schemas.ts';
import { productVersion } from '#lib/config/version.ts';
import {
  findingSortKeys,
  readWholeFindings,
  type WholeFindingRow,
  wholeFindingOrder,
} from '#lib/db/read-findings.ts';
import type { ExportedFinding } from '#lib/domain/exports/exported-finding.ts';
import { exportFiles, serialiserOf } from '#lib/domain/exports/index.ts';
import { remediationOf, ruleOf } from '#lib/domain/rules/index.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { toFinding } from './list-findings.ts';
import { readInstant, resourceFilter, toTimestamp } from './read-filter.ts';
import { shownJson } from './read-masking.ts';

/** A file that comes piece by piece. */
export type FileInPieces = { name: string; mediaType: string; pieces: AsyncIterable<string> };

const pageSize = 500;
const storedEvidence = z.record(z.string(), z.json()).catch({});

/**
 * The findings that a list of the same filters holds, as a file. A page is in memory at a time, whatever their number.
 * Without a `sort` they come in an order that does not change while they are read, so none is left out or told twice.
 */
export async function exportFindings({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingsExportInput;
}): Promise<FileInPieces> {
  await endPassedMutes(ctx);
  const { extension, mediaType } = exportFiles[input.format];
  const instant = readInstant(ctx, input.at);
  const day = instant.at.toISOString().slice(0, 10);
  return { name: `rolecall-findings-${day}.${extension}`, mediaType, pieces: toText(ctx, input) };
}

async function* toText(ctx: Context, input: FindingsExportInput): AsyncGenerator<string> {
  const serialiser = serialiserOf(input.format, { version: productVersion });
  const counts = { written: 0, leftOut: 0 };
  yield serialiser.begin;
  for await (const rows of readPages(ctx, input)) {
    let text = '';
    for (const row of rows) {
      const written = serialiser.write(toExported(ctx, row));
      if (written === null) {
        counts.leftOut += 1;
        continue;
      }
      text += counts.written === 0 ? written : serialiser.between + written;
      counts.written += 1;
    }
    yield text;
  }
  yield serialiser.end(counts);
}

async function* readPages(ctx: Context, input: FindingsExportInput): AsyncGenerator<WholeFindingRow[]> {
  const { sort, at, ...wanted } = input;
  const isDescending = sort?.startsWith('-') ?? false;
  const field = sort?.replace('-', '') as keyof typeof findingSortKeys | undefined;
  const keys = field === undefined ? wholeFindingOrder : findingSortKeys[field];
  const instant = readInstant(ctx, at);
  const filter = resourceFilter(ctx, input);
  let after: readonly string[] | null = null;
  do {
    const keyset = { keys, isDescending, after, limit: pageSize };
    const rows = await readWholeFindings(ctx.db, filter, instant, wanted, keyset);
    const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
    after = last === undefined ? null : keys.map((key) => key.read(last));
    yield rows.slice(0, pageSize);
  } while (after !== null);
}

function toExported(ctx: Context, { evidence: stored, updatedAt, ...row }: WholeFindingRow): ExportedFinding {
  const finding = toFinding(ctx, row);
  const evidence = storedEvidence.parse(shownJson(ctx, stored));
  const { title, rationale, compliance } = ruleOf(row.ruleId);
  return {
    ...finding,
    updatedAt: toTimestamp(updatedAt),
    rule: { title, rationale, compliance },
    remediation: remediationOf({ ...finding, evidence }),
    evidence,
  };
}
