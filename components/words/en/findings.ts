import type { Finding, FindingDetail } from '#lib/api/schemas.ts';
import type { Resolution } from '#lib/domain/findings.ts';
import { triageEvent } from './triage.ts';

type Event = FindingDetail['events'][number];

/** The rules' own titles, without the rules: a page needs no more of them. */
const rules: Record<Finding['ruleId'], string> = {
  'ec2-no-instance-profile': 'Instance without an instance profile',
  'ec2-empty-instance-profile': 'Instance profile without a role',
  'launch-template-no-instance-profile': 'Launch template without an instance profile',
  'user-data-credentials': 'Credentials in user data',
  'launch-template-credentials': 'Credentials in a launch template',
  'code-credentials': 'Credentials in code',
  'host-credentials': 'Credentials in the files of a host',
  'key-old': 'Old access key',
  'key-unused': 'Unused access key',
  'key-root': 'Access key of the root user',
  'key-second-active': 'Two active keys of one user',
  'key-inactive-not-deleted': 'Inactive key that was not deleted',
  'ec2-imdsv1-allowed': 'Instance that answers IMDSv1',
  'resource-unowned': 'Resource without an owner',
  'role-shared-across-workloads': 'Role shared across workloads',
  'role-unused-permissions': 'Role with services that it does not use',
  'key-active-after-migration': 'Exposed key that is active though nothing needs it',
  'role-administrator': 'Role of EC2 that is an administrator',
  'role-privilege-escalation': 'Role of EC2 that can become an administrator',
  'role-excessive-permissions': 'Role of EC2 that may do too much',
};

const resolutions: Record<Resolution, string> = {
  'role-attached': 'a role was attached',
  'instance-stopped': 'the instance was stopped',
  'instance-terminated': 'the instance was terminated',
  'template-deleted': 'the launch template is gone',
  'credential-removed': 'the credential was removed',
  'key-used': 'the key was used again',
  'key-deactivated': 'the key was deactivated',
  'key-deleted': 'the key was deleted',
  'role-deleted': 'the role was deleted',
  'permissions-reduced': 'its permissions were reduced',
  exempted: 'it was exempted',
  'key-activated': 'the key was activated again',
  'rotation-finished': 'the user has one active key now',
  'tokens-required': 'IMDSv1 is answered no more',
  'owner-named': 'an owner was named',
  'role-not-shared': 'one workload carries the role now',
  'resource-deleted': 'the resource was deleted',
  'key-needed-again': 'something without a role holds the key again',
  remediated: 'it does not hold any more',
};

/** How a finding was resolved, as part of a sentence. */
function resolution(code: string | null): string {
  const known: Readonly<Record<string, string>> = resolutions;
  return code === null ? 'for a reason that is not known' : (known[code] ?? code);
}

export const findingWords = {
  title: 'Findings',
  list: 'findings',
  what: 'the findings',
  one: 'the finding',
  overTime: 'Over time',
  of: (count: string, isOne: boolean) => (isOne ? '1 finding' : `${count} findings`),
  search: 'Title or resource',
  rules,
  severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
  columns: {
    severity: 'Severity',
    title: 'Finding',
    rule: 'Rule',
    resource: 'Resource',
    state: 'State',
    opened: 'Opened',
    region: 'Region',
    owner: 'Owner',
    account: 'Account',
  },
  rule: 'Rule',
  anyRule: 'All rules',
  severity: 'Severity',
  anySeverity: 'Any severity',
  state: 'State',
  openOnly: 'Open',
  open: {
    title: 'Open findings',
    aside: 'the most severe first',
    none: 'No open findings',
    noneDetail: 'Nothing that was seen breaks a rule. Whether everything was seen stands under Collections.',
    shown: (count: string, isAll: boolean) => `${count} shown${isAll ? ': all of them' : ''}`,
    age: 'Age',
    openFor: 'open for',
  },
  empty: 'No finding matches. Clear the filters, or choose another account, region, owner or time.',
  resolution,
  detail: {
    missing: (id: string) => `There is no finding ${id}`,
    why: 'Why it matters',
    facts: 'What was found',
    rule: 'Rule',
    resource: 'Resource',
    owner: 'Owner',
    account: 'Account',
    region: 'Region',
    opened: 'First opened',
    resolved: 'Resolved',
    reopened: 'Came back',
    times: (count: string, isOne: boolean) => (isOne ? 'once' : `${count} times`),
    evidence: 'Evidence',
    statements: 'The statements that cause it',
    statementsAside: 'as they stand in the policy',
    evidenceAside: 'what was seen, never the secret itself',
    remediation: 'How to mend it',
    compliance: 'Controls that it breaks',
    ownReading: 'our own reading',
    noCompliance: 'None',
    noComplianceHint: 'No framework that is known here names it.',
    history: 'History',
    key: 'Access key',
  },
  event: ({ kind, severity, resolution: code, before, after, mute }: Event): string => {
    switch (kind) {
      case 'opened':
        return `Opened as ${severity}.`;
      case 'reopened':
        return `Came back as ${severity}${after?.assignee ? `, still assigned to ${after.assignee}` : ''}.`;
      case 'severity-changed':
        return `Severity changed${before?.severity ? ` from ${before.severity}` : ''} to ${severity}.`;
      case 'resolved':
        return `Resolved: ${resolution(code)}.`;
      default:
        return triageEvent({ kind, before, after, mute });
    }
  },
} as const;
