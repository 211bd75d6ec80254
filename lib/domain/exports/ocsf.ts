import type { Severity } from '#lib/domain/rules/rule.ts';
import { controlLine, standardsOf } from './controls.ts';
import { complies } from './ending.ts';
import type { ExportedFinding, Serialiser } from './exported-finding.ts';
import { partitionOf, resourceArn } from './resource-arn.ts';

/** The version of the Open Cybersecurity Schema Framework that events are written in. */
const ocsfVersion = '1.9.0';

const findingsCategory = { category_uid: 2, category_name: 'Findings' } as const;
const classes = {
  compliance: { class_uid: 2003, class_name: 'Compliance Finding' },
  detection: { class_uid: 2004, class_name: 'Detection Finding' },
} as const;
const activities = {
  create: { activity_id: 1, activity_name: 'Create' },
  update: { activity_id: 2, activity_name: 'Update' },
  close: { activity_id: 3, activity_name: 'Close' },
} as const;

const severities: Record<Severity, { severity_id: number; severity: string }> = {
  critical: { severity_id: 5, severity: 'Critical' },
  high: { severity_id: 4, severity: 'High' },
  medium: { severity_id: 3, severity: 'Medium' },
  low: { severity_id: 2, severity: 'Low' },
};

const statuses: Record<ExportedFinding['state'], { status_id: number; status: string }> = {
  open: { status_id: 1, status: 'New' },
  acknowledged: { status_id: 2, status: 'In Progress' },
  'in-progress': { status_id: 2, status: 'In Progress' },
  muted: { status_id: 3, status: 'Suppressed' },
  resolved: { status_id: 4, status: 'Resolved' },
};

const complianceStatuses = {
  yes: { status: 'Pass', status_id: 1 },
  no: { status: 'Fail', status_id: 3 },
  unknown: { status: 'Unknown', status_id: 0 },
} as const;

const resourceTypes: Record<ExportedFinding['resourceKind'], string> = {
  instance: 'AWS::EC2::Instance',
  'launch-template': 'AWS::EC2::LaunchTemplate',
  'access-key': 'AWS::IAM::AccessKey',
  role: 'AWS::IAM::Role',
  repository: 'Code Repository',
  host: 'Host',
};

/**
 * Findings as events of the Open Cybersecurity Schema Framework, one a line: Detection Finding where a credential is
 * at stake, Compliance Finding where a configuration is.
 *
 * @param product the version of Rolecall that writes them
 */
export function ocsfSerialiser({ version }: { version: string }): Serialiser {
  return {
    begin: '',
    between: '',
    write: (finding) => `${JSON.stringify(toEvent(finding, version))}\n`,
    end: () => '',
  };
}

function toEvent(finding: ExportedFinding, version: string): object {
  const isDetection = isAboutCredential(finding);
  const findingClass = isDetection ? classes.detection : classes.compliance;
  const activity = activityOf(finding);
  return {
    ...findingsCategory,
    ...findingClass,
    ...activity,
    type_uid: findingClass.class_uid * 100 + activity.activity_id,
    type_name: `${findingClass.class_name}: ${activity.activity_name}`,
    ...severities[finding.severity],
    ...statuses[finding.state],
    // The state in Rolecall's own words, which are finer.
    status_code: finding.state,
    ...(finding.resolution === null ? {} : { status_detail: finding.resolution }),
    time: milliseconds(finding.openedAt),
    start_time: milliseconds(finding.openedAt),
    ...(finding.resolvedAt === null ? {} : { end_time: milliseconds(finding.resolvedAt) }),
    message: finding.title,
    metadata: {
      version: ocsfVersion,
      profiles: ['cloud'],
      product: { name: 'Rolecall', vendor_name: 'Rolecall', version },
      event_code: finding.ruleId,
    },
    cloud: {
      provider: 'AWS',
      region: finding.region,
      account: { uid: finding.accountId, type: 'AWS Account', type_id: 10 },
    },
    finding_info: {
      uid: finding.id,
      title: finding.title,
      desc: finding.rule.rationale,
      types: [finding.rule.title],
      created_time: milliseconds(finding.openedAt),
      first_seen_time: milliseconds(finding.openedAt),
      modified_time: milliseconds(finding.updatedAt),
      analytic: { uid: finding.ruleId, name: finding.rule.title, type: 'Rule', type_id: 1 },
    },
    resources: [resourceOf(finding)],
    evidences: [{ data: finding.evidence }],
    remediation: { desc: finding.remediation.console.join('\n') },
    ...(isDetection
      ? { is_alert: finding.state !== 'muted' && finding.state !== 'resolved' }
      : { compliance: complianceOf(finding) }),
  };
}

/** Credentials and keys are detected; the rest is a configuration that does not comply. */
function isAboutCredential({ ruleId, resourceKind }: ExportedFinding): boolean {
  return resourceKind === 'access-key' || ruleId.endsWith('-credentials');
}

function activityOf({ state, openedAt, updatedAt }: ExportedFinding) {
  if (state === 'resolved') return activities.close;
  return updatedAt === openedAt ? activities.create : activities.update;
}

function resourceOf(finding: ExportedFinding): object {
  return {
    uid: resourceArn(finding),
    name: finding.resourceId,
    type: resourceTypes[finding.resourceKind],
    cloud_partition: partitionOf(finding),
    region: finding.region,
    owner: { name: finding.owner },
    role_id: 1,
    role: 'Target',
  };
}

function complianceOf(finding: ExportedFinding): object {
  const { compliance } = finding.rule;
  return {
    control: finding.ruleId,
    ...(compliance.length > 0
      ? { standards: standardsOf(compliance), requirements: compliance.map(controlLine) }
      : {}),
    ...complianceStatuses[complies(finding)],
  };
}

function milliseconds(timestamp: string): number {
  return Date.parse(timestamp);
}
