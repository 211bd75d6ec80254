import type { EvidenceInput } from '#lib/api/schemas.ts';
import { type EvidenceRow, evidenceOrder, kindsJudgedBy, readEvidence } from '#lib/db/read-compliance.ts';
import { addressPart } from '#lib/domain/compliance-controls.ts';
import { bitsOf, rulesIn, verdictOn } from '#lib/domain/compliance-standing.ts';
import { csvLine } from '#lib/domain/csv.ts';
import type { RuleId } from '#lib/domain/rules/rule.ts';
import type { Context } from './context.ts';
import type { FileInPieces } from './export-findings.ts';
import { readControl } from './read-control.ts';
import {
  coverageInstant,
  readInstant,
  resourceFilter,
  toNullableTimestamp,
  toTimestamp,
} from './read-filter.ts';
import { shownText } from './read-masking.ts';

const pageSize = 1_000;

/**
 * Every resource that a control judges, with how it stands, as a file: what an auditor asks for. A page is in memory at
 * a time.
 *
 * @param input `id`: `FRAMEWORK/VERSION/CONTROL`
 * @throws ServiceError if no rule refers to such a control
 */
export async function exportEvidence({
  ctx,
  input,
}: {
  ctx: Context;
  input: EvidenceInput & { id: string };
}): Promise<FileInPieces> {
  const { framework, version, control } = readControl(input.id);
  const { at } = readInstant(ctx, input.at);
  const name = [framework.id, version.id, addressPart(control.control), at.toISOString().slice(0, 10)].join(
    '-',
  );
  const pieces = toText(ctx, input);
  return input.format === 'csv'
    ? { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8; header=present', pieces }
    : { name: `${name}.ndjson`, mediaType: 'application/x-ndjson; charset=utf-8', pieces };
}

async function* toText(ctx: Context, input: EvidenceInput & { id: string }): AsyncGenerator<string> {
  const { framework, version, control } = readControl(input.id);
  const { at } = readInstant(ctx, input.at);
  const said = {
    framework: framework.name,
    version: version.name,
    control: control.control,
    asOf: toTimestamp(at),
  };
  const isCsv = input.format === 'csv';
  yield isCsv ? csvLine([...Object.keys(said), ...columns]) : '';
  for await (const rows of readPages(ctx, input, control.ruleIds)) {
    const lines = rows.map((row) => {
      const shown = toEvidence(ctx, row, control.ruleIds);
      if (!isCsv) return `${JSON.stringify({ ...said, ...shown })}\n`;
      return csvLine([...Object.values(said), ...columns.map((column) => cellOf(shown[column]))]);
    });
    yield lines.join('');
  }
}

const columns = [
  ...([
    'kind',
    'accountId',
    'region',
    'id',
    'owner',
    'verdict',
    'failing',
    'unknown',
    'since',
    'findings',
  ] as const),
];

function toEvidence(ctx: Context, row: EvidenceRow, rules: readonly RuleId[]) {
  const { kind, accountId, region, id, owner, since, findings } = row;
  const verdict = verdictOn(row, bitsOf(rules, rules));
  return {
    ...{ kind, accountId, region, id: shownText(ctx, id), owner, verdict },
    failing: rulesIn(row.failing, rules),
    unknown: verdict === 'fail' ? [] : rulesIn(row.unknown, rules),
    ...{ since: toNullableTimestamp(since), findings },
  };
}

function cellOf(value: string | readonly string[] | null): string {
  return Array.isArray(value) ? value.join('; ') : String(value ?? '');
}

async function* readPages(
  ctx: Context,
  input: EvidenceInput,
  rules: readonly RuleId[],
): AsyncGenerator<EvidenceRow[]> {
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const query = { filter: resourceFilter(ctx, input), instant };
  for (const kind of kindsJudgedBy(rules)) {
    let after: readonly string[] | null = null;
    do {
      const keyset = { keys: evidenceOrder, isDescending: false, after, limit: pageSize };
      const rows = await readEvidence(ctx.db, query, kind, rules, keyset);
      const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
      after = last === undefined ? null : evidenceOrder.map((key) => key.read(last));
      yield rows.slice(0, pageSize);
    } while (after !== null);
  }
}
