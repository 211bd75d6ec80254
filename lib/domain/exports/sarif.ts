import { allRules } from '#lib/domain/rules/index.ts';
import type { Rule, Severity } from '#lib/domain/rules/rule.ts';
import { uriOf } from '#lib/domain/uri-of.ts';
import { controlLine } from './controls.ts';
import type { ExportCounts, ExportedFinding, Serialiser } from './exported-finding.ts';
import { resourceArn, templateOf } from './resource-arn.ts';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** What code scanning sorts rules by: CVSS's bands. */
const scores: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' };

const kinds: ReadonlySet<string> = new Set(['launch-template', 'repository', 'host']);

/** SARIF is for what lies in files: of repositories and hosts, and of the inventory, launch templates. */
const rules = allRules.filter(({ resourceKind }) => kinds.has(resourceKind));

/**
 * Findings of code, hosts and launch templates as a SARIF 2.1.0 log with one run. Findings of other resources have no place in it: the
 * run's notification says how many were left out.
 */
export function sarifSerialiser({ version }: { version: string }): Serialiser {
  const driver = { name: 'Rolecall', version, rules: rules.map(toDescriptor) };
  return {
    begin: `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[\n`,
    between: ',\n',
    write: (finding) => {
      const ruleIndex = rules.findIndex(({ id }) => id === finding.ruleId);
      return ruleIndex < 0 ? null : JSON.stringify(toResult(finding, ruleIndex));
    },
    end: (counts) => `\n],"invocations":${JSON.stringify([toInvocation(counts)])}}]}\n`,
  };
}

/** A rule as SARIF describes it. */
export function toDescriptor({ id, title, rationale, severity, compliance }: Rule): object {
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: rationale },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      'security-severity': scores[severity],
      tags: ['security', ...compliance.map(controlLine)],
    },
  };
}

function toResult(finding: ExportedFinding, ruleIndex: number): object {
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: finding.title },
    locations: [locationOf(finding)],
    partialFingerprints: { 'rolecallFinding/v1': finding.id },
    ...(finding.state === 'resolved' ? { baselineState: 'absent' } : {}),
    ...(finding.state === 'muted' ? { suppressions: [{ kind: 'external', status: 'accepted' }] } : {}),
    properties: {
      severity: finding.severity,
      state: finding.state,
      account: finding.accountId,
      region: finding.region,
      owner: finding.owner,
      openedAt: finding.openedAt,
      updatedAt: finding.updatedAt,
      ...(finding.resolution === null ? {} : { resolution: finding.resolution }),
      remediation: finding.remediation.cli,
    },
  };
}

function locationOf(finding: ExportedFinding): object {
  return finding.resourceKind === 'launch-template' ? locationOfTemplate(finding) : locationOfFile(finding);
}

/** A repository's file by its path in it, as code scanning wants it; a host's below the host's name. */
function locationOfFile({ resourceKind, resourceId, evidence }: ExportedFinding): object {
  const path = typeof evidence.path === 'string' ? evidence.path : resourceId;
  const startLine = evidence.isRemoved === true ? null : positive(evidence.fileLine);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(resourceKind === 'host' ? `hosts/${resourceId}/${path}` : path) },
      ...(startLine === null ? {} : { region: { startLine } }),
    },
    logicalLocations: [{ fullyQualifiedName: resourceId, kind: 'resource' }],
  };
}

/** A launch template is no file: its address in AWS stands for one, with the place in its user data. */
function locationOfTemplate(finding: ExportedFinding): object {
  const { templateId, version } = templateOf(finding.resourceId);
  const { accountId, region, evidence } = finding;
  const path = ['aws', accountId, region, 'launch-templates', templateId, ...(version ? [version] : [])];
  const startLine = positive(evidence.line);
  const startColumn = positive(evidence.column);
  return {
    physicalLocation: {
      artifactLocation: { uri: path.map(encodeURIComponent).join('/') },
      ...(startLine === null
        ? {}
        : { region: { startLine, ...(startColumn === null ? {} : { startColumn }) } }),
    },
    logicalLocations: [{ fullyQualifiedName: resourceArn(finding), kind: 'resource' }],
  };
}

function positive(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

function toInvocation({ leftOut }: ExportCounts): object {
  if (leftOut === 0) return { executionSuccessful: true };
  const text = `Left out: ${leftOut} of the findings that were asked for. They belong to no code, host or launch template, which is what SARIF is for.`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'note', message: { text } }] };
}
