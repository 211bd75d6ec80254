import { maskedKeyId } from '#lib/domain/access-keys.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';
import {
  evidenceTime,
  type FindingDraft,
  fingerprintOf,
  type RuleId,
  type Severity,
} from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** What the rules on access keys look at. */
export type AccessKeySubject = {
  accountId: string;
  key: AccessKey;
  at: Date;
  thresholds: Settings['thresholds'];
};

/** A finding on an access key. Its evidence holds no figure that moves by itself, such as an age. */
export function keyDraft(
  { accountId, key }: AccessKeySubject,
  { ruleId, severity, title }: { ruleId: RuleId; severity: Severity; title: string },
): FindingDraft {
  const { accessKeyId } = key;
  return {
    ruleId,
    region: globalRegion,
    resourceKind: 'access-key',
    resourceId: accessKeyId,
    severity,
    owner: key.owner,
    title,
    evidence: {
      accountId,
      accessKeyId,
      userName: key.userName,
      isRoot: key.isRoot,
      isActive: key.isActive,
      createdAt: evidenceTime(key.createdAt),
      lastUsedAt: evidenceTime(key.lastUsedAt),
      lastUsedService: key.lastUsedService,
      lastUsedRegion: key.lastUsedRegion,
      isUseKnown: key.isUseKnown,
    },
    fingerprint: fingerprintOf({ accountId, region: globalRegion, ruleId, resourceId: accessKeyId }),
  };
}

/** How a title names a key: masked, with its user. */
export function keyTitle(key: AccessKey): string {
  return key.isRoot
    ? `the root user (${maskedKeyId(key.accessKeyId)})`
    : `${key.userName} (${maskedKeyId(key.accessKeyId)})`;
}
