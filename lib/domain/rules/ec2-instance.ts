import { eligibilityOf, type Presence } from '#lib/domain/coverage.ts';
import type { Instance } from '#lib/domain/inventory.ts';
import {
  type Evidence,
  evidenceTime,
  type FindingDraft,
  fingerprintOf,
  type RuleId,
  type Severity,
  type Verdict,
} from '#lib/domain/rules/rule.ts';

/** What the rules on instances look at. */
export type InstanceSubject = {
  accountId: string;
  region: string;
  instance: Instance;
  presence: Presence;
  /** Whether an accepted exemption covers it: it needs no role then. */
  isExempt: boolean;
  settings: { includeStopped: boolean };
  /** The tags that name an owner, the first that counts first. */
  ownerTags: readonly string[];
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
  if (eligibility === 'ineligible' || subject.isExempt) return null;
  if (eligibility === 'undecided' || subject.presence === 'unknown') return 'unknown';
  if (subject.presence !== fault.broken) return null;
  return instanceDraft(subject, { ...fault, severity: 'high', evidence: {} });
}

/** A finding on an instance; to what is known of every instance its evidence adds what the rule looked at. */
export function instanceDraft(
  { accountId, region, instance }: Pick<InstanceSubject, 'accountId' | 'region' | 'instance'>,
  fault: { ruleId: RuleId; severity: Severity; title: (name: string) => string; evidence: Evidence },
): FindingDraft {
  const { ruleId, severity, title, evidence } = fault;
  const { instanceId, name, owner } = instance;
  return {
    ruleId,
    region,
    resourceKind: 'instance',
    resourceId: instanceId,
    severity,
    owner,
    title: title(name === null ? instanceId : `${instanceId} (${name})`),
    evidence: { ...evidenceOf(instance), ...evidence },
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
