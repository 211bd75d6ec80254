import { maskedKeyId, type StatusSpan } from '#lib/domain/access-keys.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';
import type { KeyPlaces } from '#lib/domain/key-retirement.ts';
import {
  type Evidence,
  evidenceTime,
  type FindingDraft,
  fingerprintOf,
  type RuleId,
  type Severity,
} from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** An access key, and since when it has its status. */
export type SeenKey = AccessKey & { status: StatusSpan };

/** What the rules on access keys look at. */
export type AccessKeySubject = {
  accountId: string;
  key: SeenKey;
  /** The user's other keys. */
  others: readonly SeenKey[];
  /** What has become of the places that held it. */
  places: KeyPlaces;
  at: Date;
  thresholds: Settings['thresholds'];
};

/** What is wrong with a key; `evidence` is what this rule saw beside the key itself. */
type KeyFault = { ruleId: RuleId; severity: Severity; title: string; evidence?: Evidence };

/** A finding on an access key. Its evidence holds no figure that moves by itself, such as an age. */
export function keyDraft(
  { accountId, key }: AccessKeySubject,
  { ruleId, severity, title, evidence }: KeyFault,
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
      ...evidence,
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
