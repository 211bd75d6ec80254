import { createHash } from 'node:crypto';
import { credentialName } from '#lib/domain/credentials/credential-name.ts';
import { credentialOf, type FileHit, type ScanReport } from '#lib/domain/file-scans.ts';
import { codeCredentialsRule, hostCredentialsRule } from '#lib/domain/rules/file-credentials.ts';
import { uriOf } from '#lib/domain/uri-of.ts';
import { toDescriptor } from './sarif.ts';

const rules = { code: codeCredentialsRule, host: hostCredentialsRule } as const;

/** A scan as a SARIF 2.1.0 log with one run: each credential with file and line, key ids masked. */
export function scanSarif(report: ScanReport, version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Rolecall', version, rules: [toDescriptor(rules[report.source])] },
        },
        columnKind: 'utf16CodeUnits',
        results: report.hits.map((hit) => toResult(hit, report)),
        invocations: [
          {
            executionSuccessful: report.isComplete,
            toolExecutionNotifications: report.unscanned.map(({ path, reason }) => ({
              level: 'warning',
              message: { text: `Not scanned, or not in whole: ${path}. ${reason}` },
            })),
          },
        ],
        properties: { source: report.source, name: report.name, commit: report.head, counts: report.counts },
      },
    ],
  };
}

function toResult(hit: FileHit, report: ScanReport): object {
  const { path, inside, fileLine, column, confidence, commit, isRemoved } = hit;
  const region =
    fileLine === null || isRemoved
      ? {}
      : { region: { startLine: fileLine, ...(inside === null ? { startColumn: column } : {}) } };
  return {
    ruleId: rules[report.source].id,
    ruleIndex: 0,
    level: confidence === 'sure' ? 'error' : 'warning',
    message: { text: messageOf(hit) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...region } }],
    // Without a key id there is nothing that stays the same from scan to scan.
    ...(hit.accessKeyId === null
      ? {}
      : { partialFingerprints: { 'rolecallScan/v1': fingerprint(hit, report) } }),
    properties: { kind: hit.kind, confidence, keyAccount: hit.keyAccountId, commit, isRemoved },
  };
}

function messageOf(hit: FileHit): string {
  const inside = hit.inside === null ? '' : ` (${hit.inside}, line ${hit.line})`;
  const removed = hit.isRemoved
    ? ` It was removed since, but the history holds it${hit.commit ? ` from commit ${hit.commit.id} on` : ''}.`
    : '';
  return `${credentialName(hit)} in ${hit.path}${inside}.${removed}`;
}

function fingerprint(hit: FileHit, { source, name }: ScanReport): string {
  return createHash('sha256')
    .update(JSON.stringify([source, name, hit.path, credentialOf(hit)]))
    .digest('hex')
    .slice(0, 32);
}
