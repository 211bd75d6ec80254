import type { Evidence, Severity } from '#lib/domain/rules/rule.ts';
import { controlLine } from './controls.ts';
import { complies } from './ending.ts';
import type { ExportedFinding, Serialiser } from './exported-finding.ts';
import { partitionOf, resourceArn } from './resource-arn.ts';

/** The longest texts and lists that the AWS Security Finding Format takes. */
const limits = {
  title: 256,
  description: 1024,
  recommendation: 512,
  controls: 32,
  control: 64,
  fields: 50,
  fieldName: 127,
  fieldValue: 1023,
} as const;

const workflows: Record<ExportedFinding['state'], string> = {
  open: 'NEW',
  acknowledged: 'NOTIFIED',
  'in-progress': 'NOTIFIED',
  muted: 'SUPPRESSED',
  resolved: 'RESOLVED',
};

const labels: Record<Severity, string> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
};

const resourceTypes: Record<ExportedFinding['resourceKind'], string> = {
  instance: 'AwsEc2Instance',
  'launch-template': 'AwsEc2LaunchTemplate',
  'access-key': 'AwsIamAccessKey',
  role: 'AwsIamRole',
  repository: 'Other',
  host: 'Other',
};

const complianceStatuses = { yes: 'PASSED', no: 'FAILED', unknown: 'NOT_AVAILABLE' } as const;

/** Findings in the AWS Security Finding Format, as a JSON array with one a line. */
export const asffSerialiser: Serialiser = {
  begin: '[\n',
  between: ',\n',
  write: (finding) => JSON.stringify(toFinding(finding)),
  end: () => '\n]\n',
};

function toFinding(finding: ExportedFinding): object {
  const { accountId, region, state, rule } = finding;
  // IAM belongs to no region; Security Hub keeps its findings in the partition's first.
  const hubRegion = region === 'global' ? 'us-east-1' : region;
  const severity = { Label: labels[finding.severity], Original: finding.severity };
  const types = [typeOf(finding)];
  return {
    SchemaVersion: '2018-10-08',
    Id: finding.id,
    ProductArn: `arn:${partitionOf(finding)}:securityhub:${hubRegion}:${accountId}:product/${accountId}/default`,
    ProductName: 'Rolecall',
    CompanyName: 'Rolecall',
    GeneratorId: `rolecall/${finding.ruleId}`,
    AwsAccountId: accountId,
    Region: hubRegion,
    Types: types,
    FirstObservedAt: finding.openedAt,
    CreatedAt: finding.openedAt,
    UpdatedAt: finding.updatedAt,
    Severity: severity,
    Title: cut(finding.title, limits.title),
    Description: cut(rule.rationale, limits.description),
    Remediation: {
      Recommendation: { Text: cut(finding.remediation.console.join(' '), limits.recommendation) },
    },
    ProductFields: productFields(finding),
    Resources: [
      {
        Type: resourceTypes[finding.resourceKind],
        Id: resourceArn(finding),
        Partition: partitionOf(finding),
        Region: hubRegion,
        Details: { Other: toFields(finding.evidence) },
      },
    ],
    Compliance: {
      Status: complianceStatuses[complies(finding)],
      RelatedRequirements: rule.compliance
        .slice(0, limits.controls)
        .map((control) => cut(controlLine(control), limits.control)),
    },
    RecordState: state === 'resolved' ? 'ARCHIVED' : 'ACTIVE',
    Workflow: { Status: workflows[state] },
    FindingProviderFields: { Severity: severity, Types: types },
  };
}

function typeOf({ ruleId }: ExportedFinding): string {
  return ruleId.endsWith('-credentials')
    ? 'Effects/Data Exposure/Credentials'
    : 'Software and Configuration Checks/AWS Security Best Practices';
}

function productFields(finding: ExportedFinding): Record<string, string> {
  return {
    'rolecall/rule': finding.ruleId,
    'rolecall/state': finding.state,
    'rolecall/owner': finding.owner,
    'rolecall/resource': finding.resourceId,
    'rolecall/reopened': String(finding.reopened),
    ...(finding.assignee === null ? {} : { 'rolecall/assignee': finding.assignee }),
    ...(finding.dueAt === null ? {} : { 'rolecall/dueAt': finding.dueAt }),
    ...(finding.resolution === null ? {} : { 'rolecall/resolution': finding.resolution }),
  };
}

/** The evidence as names and texts. */
function toFields(evidence: Evidence): Record<string, string> {
  return Object.fromEntries(
    Object.entries(evidence)
      .filter(([, value]) => value !== null && value !== '')
      .slice(0, limits.fields)
      .map(([name, value]) => [
        name.slice(0, limits.fieldName),
        cut(typeof value === 'string' ? value : JSON.stringify(value), limits.fieldValue),
      ]),
  );
}

/** A text of at most so many UTF-16 units, its end marked where it was cut, never in the middle of a character. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = longest - 1;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}
