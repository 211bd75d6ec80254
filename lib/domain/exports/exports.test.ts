import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { ScanReport } from '#lib/domain/file-scans.ts';
import { ruleOf } from '#lib/domain/rules/index.ts';
import type { ExportedFinding } from './exported-finding.ts';
import { type ExportFormat, serialiserOf } from './index.ts';
import { scanSarif } from './scan-sarif.ts';
import { asffSchema } from './testing/asff-schema.ts';
import { exportedFinding, exportedFindings } from './testing/exported-findings.ts';
import { ocsfSchema } from './testing/ocsf-schema.ts';
import { strangeToAsff } from './testing/published-asff.ts';

/** An export of findings, put together as the service does. */
function write(format: ExportFormat, findings: readonly ExportedFinding[]): string {
  const serialiser = serialiserOf(format, { version: '1.2.3' });
  const written = findings.map(serialiser.write).filter((text) => text !== null);
  const counts = { written: written.length, leftOut: findings.length - written.length };
  return serialiser.begin + written.join(serialiser.between) + serialiser.end(counts);
}

const lines = (format: ExportFormat, findings: readonly ExportedFinding[]) =>
  write(format, findings)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

// Patterns of SARIF's schema are written for expressions without the flag `u`.
const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));

/** What a schema finds wrong with a document: nothing, if all is well. */
function mistakes(validate: ValidateFunction, document: unknown): string {
  validate(document);
  return ajv.errorsText(validate.errors);
}

const open = exportedFinding(ruleOf('key-old'));

describe('CSV', () => {
  test('has a header, and below it a record for each finding', () => {
    const records = write('csv', [open, open]).split('\r\n');
    expect(records).toHaveLength(4);
    expect(records[0]).toMatch(/^id,rule,title,/);
    expect(records[1]).toMatch(/^20a321c40ea10f5b6f411462b4e66e08,key-old,/);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'makes text of a cell that begins as a formula: %j',
    (owner) => {
      const [, line] = write('csv', [
        { ...open, owner, remediation: { ...open.remediation, cli: '' } },
      ]).split(/\r\n/);
      expect(line).toContain(`'${owner}`);
      expect(line).not.toMatch(/(^|,|")[=+\-@\t\r]/);
    },
  );
});

test('JSON holds the finding whole, one a line', () => {
  expect(lines('json', exportedFindings)).toEqual(exportedFindings);
});

describe('OCSF', () => {
  test('holds to the classes of 1.9.0', () => {
    const classes = { 2003: ajv.compile(ocsfSchema(2003)), 2004: ajv.compile(ocsfSchema(2004)) };
    for (const event of lines('ocsf', exportedFindings)) {
      const { class_uid: classUid }: { class_uid: 2003 | 2004 } = event;
      expect(mistakes(classes[classUid], event)).toBe('No errors');
    }
  });

  test.each([
    [{ severity: 'high' }, 'a caption of another number'],
    [{ type_uid: 200401 }, 'the type of another class'],
    [{ status_id: 7 }, 'a state that there is not'],
    [{ time: 1_700_000_000 }, 'seconds for milliseconds'],
    [{ comment: 'seen' }, 'what is deprecated'],
    [{ assignee: { name: 'ann' } }, 'what belongs to a profile that is not declared'],
    [{ evidences: [{ name: 'a name alone' }] }, 'evidence of nothing'],
    [{ resources: [] }, 'no resource'],
  ] as const)('is held against that: %j is refused as %s', (change, _) => {
    const [event] = lines('ocsf', [exportedFinding(ruleOf('ec2-no-instance-profile'))]);
    const validate = ajv.compile(ocsfSchema(2003));
    expect(validate(event)).toBe(true);
    expect(validate({ ...event, ...change })).toBe(false);
  });

  test.each([
    ['key-old', {}, 2004, 1, 1, undefined],
    ['user-data-credentials', {}, 2004, 1, 1, undefined],
    ['ec2-no-instance-profile', {}, 2003, 1, 1, 3],
    ['ec2-no-instance-profile', { updatedAt: '2026-11-02T00:00:00.000Z' }, 2003, 2, 1, 3],
    ['ec2-no-instance-profile', { state: 'in-progress' }, 2003, 1, 2, 3],
    ['ec2-no-instance-profile', { state: 'muted' }, 2003, 1, 3, 3],
    ['ec2-no-instance-profile', { state: 'resolved', resolution: 'role-attached' }, 2003, 3, 4, 1],
    ['ec2-no-instance-profile', { state: 'resolved', resolution: 'instance-terminated' }, 2003, 3, 4, 0],
  ] as const)(
    '%s with %j is of class %i, activity %i, status %i, compliance %s',
    (ruleId, change, ...expected) => {
      const [event] = lines('ocsf', [exportedFinding(ruleOf(ruleId), change)]);
      const { class_uid, activity_id, status_id, compliance } = event;
      expect([class_uid, activity_id, status_id, compliance?.status_id]).toEqual(expected);
    },
  );
});

describe('ASFF', () => {
  test('holds to the attributes and limits of 2018-10-08', () => {
    const findings = JSON.parse(write('asff', exportedFindings));
    expect(mistakes(ajv.compile(asffSchema), findings)).toBe('No errors');
    expect(findings).toHaveLength(exportedFindings.length);
  });

  test('is what AWS publishes with its SDK', () => {
    expect(strangeToAsff(JSON.parse(write('asff', exportedFindings)))).toEqual([]);
  });

  test('is held against that: what is misspelt, missing or of another type is told', () => {
    const [finding] = JSON.parse(write('asff', [open]));
    const { Title, ...rest } = finding;
    const changed = { ...rest, Titel: Title, Severity: { Label: 3 }, Types: 'one', Resources: [{ Id: 'a' }] };
    expect(strangeToAsff([changed]).toSorted()).toEqual([
      '0/Resources/0: Resource wants Type',
      '0/Severity/Label: string is wanted',
      '0/Types: a list is wanted',
      '0: AwsSecurityFinding has no Titel',
      '0: AwsSecurityFinding wants Title',
    ]);
  });

  test.each([
    [{}, 'NEW', 'ACTIVE', 'FAILED'],
    [{ state: 'acknowledged' }, 'NOTIFIED', 'ACTIVE', 'FAILED'],
    [{ state: 'muted' }, 'SUPPRESSED', 'ACTIVE', 'FAILED'],
    [{ state: 'resolved', resolution: 'key-deactivated' }, 'RESOLVED', 'ARCHIVED', 'PASSED'],
    [{ state: 'resolved', resolution: 'instance-terminated' }, 'RESOLVED', 'ARCHIVED', 'NOT_AVAILABLE'],
  ] as const)('says of %j: %s, %s, %s', (change, ...expected) => {
    const [finding] = JSON.parse(write('asff', [{ ...open, ...change }]));
    expect([finding.Workflow.Status, finding.RecordState, finding.Compliance.Status]).toEqual(expected);
  });
});

describe('SARIF', () => {
  const schema = ajv.compile(
    JSON.parse(readFileSync(new URL('./testing/sarif-2.1.0.schema.json', import.meta.url), 'utf8')),
  );

  test('holds to the schema of 2.1.0', () => {
    expect(mistakes(schema, JSON.parse(write('sarif', exportedFindings)))).toBe('No errors');
    expect(mistakes(schema, JSON.parse(write('sarif', [])))).toBe('No errors');
  });

  test('holds what lies in files only, and says how many others it leaves out', () => {
    const [run] = JSON.parse(write('sarif', exportedFindings)).runs;
    for (const { ruleId, ruleIndex } of run.results) {
      expect(['launch-template', 'repository', 'host']).toContain(ruleOf(ruleId).resourceKind);
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
    const others = exportedFindings.length - run.results.length;
    expect(others).toBeGreaterThan(run.results.length);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain(`${others} of`);
  });

  test.each([
    ['code-credentials', {}, { artifactLocation: { uri: 'a%20b/c.env' }, region: { startLine: 9 } }],
    ['code-credentials', { isRemoved: true }, { artifactLocation: { uri: 'a%20b/c.env' } }],
    [
      'host-credentials',
      {},
      { artifactLocation: { uri: 'hosts/web-1/a%20b/c.env' }, region: { startLine: 9 } },
    ],
  ] as const)('points at the file, of %s with %j', (ruleId, evidence, place) => {
    const finding = exportedFinding(ruleOf(ruleId), {
      evidence: { path: 'a b/c.env', fileLine: 9, ...evidence },
    });
    const [run] = JSON.parse(write('sarif', [finding])).runs;
    expect(run.results[0].locations[0].physicalLocation).toEqual(place);
  });

  test('a scan holds to the schema, too', () => {
    const hit = {
      ...{
        kind: 'access-key-pair',
        confidence: 'sure',
        accessKeyId: 'AKIAQYLPMN5HABCDWXYZ',
        line: 2,
        column: 3,
      },
      ...{ keyAccountId: null, secretDigest: 'x', length: 40, path: 'a b/c.env', inside: null, fileLine: 2 },
      ...{ commit: { id: 'c'.repeat(40), authoredAt: '2026-02-01T00:00:00.000Z' }, isRemoved: false },
    } as const;
    const lone = {
      ...hit,
      accessKeyId: null,
      kind: 'secret-access-key',
      isRemoved: true,
      inside: 'x',
    } as const;
    const counts = { files: 1, bytes: 9, binary: 0, partly: 0, unreadable: 1, formerVersions: 0 };
    const report = {
      ...{ source: 'code', name: 'acme/web', head: null, withHistory: true, isComplete: false, counts },
      ...{ hits: [hit, lone], unscanned: [{ path: 'd', reason: 'no' }], skipped: [], notes: [] },
    } as const;
    expect(
      mistakes(schema, scanSarif({ ...report, ...structuredClone(report) } as ScanReport, '1.2.3')),
    ).toBe('No errors');
  });

  test('points at the place in the user data', () => {
    const [run] = JSON.parse(write('sarif', [exportedFinding(ruleOf('launch-template-credentials'))])).runs;
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'aws/111111111111/eu-west-1/launch-templates/lt-0abc/3' },
      region: { startLine: 12, startColumn: 4 },
    });
  });
});
