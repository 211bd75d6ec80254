import type { ExposureSource } from '#lib/domain/inventory.ts';
import type { KeyStep } from '#lib/domain/key-retirement.ts';
import { ec2NoInstanceProfileRule } from '#lib/domain/rules/ec2-no-instance-profile.ts';
import { deleteKey, deleteRootKeys, retireKey } from '#lib/domain/rules/key-remediation.ts';
import { launchTemplateNoInstanceProfileRule } from '#lib/domain/rules/launch-template-no-instance-profile.ts';
import { shellWord } from '#lib/domain/rules/quoting.ts';
import type { Remediable, Remediation } from '#lib/domain/rules/rule.ts';

/** A place that holds a key and needs it still. */
export type NeedingPlace = { source: ExposureSource; region: string; resourceId: string };

/** A key as its next step names it; masked for those who may not see its id. */
export type NamedKey = { accountId: string; accessKeyId: string; userName: string; isRoot: boolean };

/** What brings a key its next step, filled in; null where there is nothing but to wait, or first something to learn. */
export function nextKeyAction(
  step: KeyStep,
  key: NamedKey,
  { needing, isPublic }: { needing: readonly NeedingPlace[]; isPublic: boolean },
): Remediation | null {
  const finding = { region: 'global', resourceId: key.accessKeyId, evidence: { ...key } };
  switch (step) {
    case 'unknown':
    case 'migrated':
    case 'deactivated':
      return null;
    case 'watch':
      return findUse(key);
    case 'still-needed':
      return giveRoles(needing);
    case 'ready-to-deactivate':
      return retire(finding, 'Nothing that is known needs the key any more.');
    case 'deactivate-now':
      return retire(
        finding,
        isPublic ? mayBreak(needing.length) : 'Others may read the key, and nothing that is known needs it.',
      );
    case 'ready-to-delete':
      return key.isRoot ? deleteRootKeys(finding) : deleteKey(finding);
  }
}

/** What anybody may read is not to wait for what needs it. */
function mayBreak(needing: number): string {
  const broken = needing === 0 ? '' : ` What needs it (${needing} known) stops working until it has a role.`;
  return `Anybody may read the key, so it is not to wait.${broken}`;
}

function retire(finding: Remediable, why: string): Remediation {
  return finding.evidence.isRoot === true ? deleteRootKeys(finding) : retireKey(finding, why);
}

/** How to learn who uses a key. */
function findUse({ accessKeyId, accountId, isRoot }: NamedKey): Remediation {
  const attribute = isRoot
    ? 'AttributeKey=Username,AttributeValue=root'
    : `AttributeKey=AccessKeyId,AttributeValue=${accessKeyId}`;
  const byHand = `# Nothing to change yet: first learn who uses ${accessKeyId} of account ${accountId}.`;
  return {
    cli: [
      '# Who used it in the last 90 days, from where and for what; again for each region that is used:',
      `aws cloudtrail lookup-events --lookup-attributes ${shellWord(attribute)} --query 'Events[].[EventTime,EventName,CloudTrailEvent]'`,
    ].join('\n'),
    terraform: byHand,
    cloudFormation: byHand,
    console: [
      'Open CloudTrail, Event history.',
      isRoot
        ? 'Choose User name as the lookup attribute and enter root.'
        : `Choose AWS access key as the lookup attribute and enter ${accessKeyId}.`,
      'Source IP address and user agent tell what uses it: give that a role.',
    ],
  };
}

/** Of more than these one sees the way. */
const mostPlaces = 5;

/** How to give roles to what needs a key: the ways of the rules on what has none, one after the other. */
function giveRoles(needing: readonly NeedingPlace[]): Remediation | null {
  const left = Math.max(0, needing.length - mostPlaces);
  const remediations = needing.slice(0, mostPlaces).map(({ source, region, resourceId }) => {
    const rule = source === 'user-data' ? ec2NoInstanceProfileRule : launchTemplateNoInstanceProfileRule;
    return rule.remediate({ region, resourceId, evidence: {} });
  });
  if (remediations.length === 0) return null;
  const all = (way: 'cli' | 'terraform' | 'cloudFormation') =>
    [
      ...remediations.map((remediation) => remediation[way]),
      ...(left > 0 ? [`# The same for ${left} more.`] : []),
    ].join('\n\n');
  return {
    ...{ cli: all('cli'), terraform: all('terraform'), cloudFormation: all('cloudFormation') },
    console: remediations.flatMap(({ console: steps }) => steps),
  };
}
