import type { Tags } from './inventory.ts';
import type { PermissionStanding } from './policy/permission-class.ts';
import type { FindingDraft } from './rules/rule.ts';
import type { Settings } from './settings.ts';
import type { SeverityContext, SeverityFactor } from './severity.ts';

const dayMs = 86_400_000;

/** Rules whose findings are as bad anywhere: nothing can be reached or used through them. */
const unmoved: ReadonlySet<string> = new Set(['resource-unowned', 'key-inactive-not-deleted']);

/** What the life of a key adds to a finding on it, or on a place where it lies. */
const ofKey: readonly SeverityFactor[] = ['key-in-use', 'key-administrator', 'key-escalation'];

const byKind: Record<FindingDraft['resourceKind'], readonly SeverityFactor[]> = {
  instance: ['internet', 'administrator', 'production'],
  'launch-template': ['production'],
  'access-key': ofKey,
  role: ['internet', 'production'],
  repository: [],
  host: [],
};

/** What of an exposed key's life lets it still open something. */
const usableLives: ReadonlySet<unknown> = new Set(['active', 'perhaps-root', 'unmonitored', 'unknown']);

/** The factors that bear on a finding. An exposed key that opens nothing any more is as harmless everywhere. */
export function factorsBearingOn({
  ruleId,
  resourceKind,
  evidence,
}: Pick<FindingDraft, 'ruleId' | 'resourceKind' | 'evidence'>): readonly SeverityFactor[] {
  if (unmoved.has(ruleId)) return [];
  const factors = byKind[resourceKind];
  if (!('keyLife' in evidence)) return factors;
  return usableLives.has(evidence.keyLife) ? [...factors, ...ofKey] : [];
}

/** What of a finding's surroundings the inventory shows; null: nothing. */
export type Surroundings = {
  publicIp: string | null;
  administratorRole: string | null;
  tags: Tags | null;
  keyUsedAt: Date | null;
  /** Whose key it is, and what that user's permissions amount to. */
  keyUser: string | null;
  keyUserStanding: PermissionStanding | null;
};

/** What of them bears on a severity, at an instant. */
export function severityContextOf(
  { publicIp, administratorRole, tags, keyUsedAt, keyUser, keyUserStanding }: Surroundings,
  { keyInUseDays, ...production }: Settings['severity'],
  at: Date,
): SeverityContext {
  return {
    publicIp,
    administratorRole,
    productionTag: productionTagOf(tags ?? {}, production),
    isKeyInUse: keyUsedAt !== null && at.getTime() - keyUsedAt.getTime() <= keyInUseDays * dayMs,
    administratorUser: keyUserStanding === 'administrator' ? keyUser : null,
    escalatingUser: keyUserStanding === 'privilege-escalation' ? keyUser : null,
  };
}

/** The tag that says that a resource is of production, as `env=prod`: the first by the settings' order; null: none does. */
export function productionTagOf(
  tags: Tags,
  { productionTags, productionValues }: Pick<Settings['severity'], 'productionTags' | 'productionValues'>,
): string | null {
  const values = new Set(productionValues.map((value) => value.toLowerCase()));
  for (const name of productionTags) {
    const found = Object.entries(tags).find(
      ([key, value]) => key.toLowerCase() === name.toLowerCase() && values.has(value.trim().toLowerCase()),
    );
    if (found) return `${found[0]}=${found[1].trim()}`;
  }
  return null;
}

/** What one has to mend to mend a finding for good: the launch template, else the Auto Scaling group, that its instance comes from. */
export function rootCauseOf({
  launchTemplateId,
  autoScalingGroup,
}: {
  launchTemplateId: string | null;
  autoScalingGroup: string | null;
}): string | null {
  if (launchTemplateId !== null) return launchTemplateId;
  return autoScalingGroup === null ? null : `asg/${autoScalingGroup}`;
}
