import { eligibilityOf, type Presence } from '#lib/domain/coverage.ts';
import type { Instance } from '#lib/domain/inventory.ts';
import {
  type Evidence,
  evidenceTime,
  type FindingDraft,
  fingerprintOf,
  type RuleId,
  type Verdict,
} from '#lib/domain/rules/rule.ts';

/** What the rules on instances look at. */
export type InstanceSubject = {
  accountId: string;
  region: string;
  instance: Instance;
  presence: Presence;
  settings: { includeStopped: boolean };
};

/**
 * The verdict of a rule that holds for an eligible instance whose presence is `broken`: `unknown` where the state
 * decides nothing or the profile's contents are not known.
 */
export function instanceVerdict(
  subject: InstanceSubject,
  fault: { ruleId: RuleId; broken: Presence; title: (name: string) => string },
): Verdict {
  const eligibility = eligibilityOf(subject.instance.state, subject.settings);
  if (eligibility === 'ineligible') return null;
  if (eligibility === 'undecided' || subject.presence === 'unknown') return 'unknown';
  return subject.presence === fault.broken ? draftOf(subject, fault) : null;
}

function draftOf(
  { accountId, region, instance }: InstanceSubject,
  { ruleId, title }: { ruleId: RuleId; title: (name: string) => string },
): FindingDraft {
  const { instanceId, name, owner } = instance;
  return {
    ruleId,
    region,
    resourceKind: 'instance',
    resourceId: instanceId,
    severity: 'high',
    owner,
    title: title(name === null ? instanceId : `${instanceId} (${name})`),
    evidence: evidenceOf(instance),
    fingerprint: fingerprintOf({ accountId, region, ruleId, resourceId: instanceId }),
  };
}

function evidenceOf(instance: Instance): Evidence {
  return {
    instanceId: instance.instanceId,
    instanceName: instance.name,
    instanceType: instance.instanceType,
    state: instance.state,
    createdAt: evidenceTime(instance.createdAt),
    launchTime: evidenceTime(instance.launchTime),
    profileArn: instance.profileArn,
    launchTemplateId: instance.launchTemplateId,
    launchTemplateVersion: instance.launchTemplateVersion,
    autoScalingGroup: instance.autoScalingGroup,
  };
}
