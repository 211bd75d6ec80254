import { createHash } from 'node:crypto';
import type { ExposureSource } from '#lib/domain/inventory.ts';
import {
  type FindingResourceKind,
  findingResourceKinds,
  type RuleId,
  ruleIds,
  type Severity,
  severities,
} from '#lib/domain/rules/rule-ids.ts';

export type { RuleId, Severity };
export { findingResourceKinds, ruleIds, severities };

/** One control of one version of one framework. */
export type ComplianceReference = {
  framework: string;
  version: string;
  control: string;
  /** This project's own reading of the control; otherwise AWS or the framework's publisher maps it so. */
  isOwnReading: boolean;
};

/** How to mend a finding, filled in with its ids, in each of the ways in which people manage AWS. */
export type Remediation = {
  /** Commands of the AWS CLI, with comments. */
  cli: string;
  terraform: string;
  /** A fragment of a template in YAML. */
  cloudFormation: string;
  /** Steps in the AWS console. */
  console: string[];
};

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** What was seen, where and when. Times are ISO 8601. Never holds a secret; `accessKeyId` is the id in full. */
export type Evidence = Record<string, JsonValue>;

/** One rule broken by one resource, before it has a life. Its title shows key ids masked. */
export type FindingDraft = {
  ruleId: RuleId;
  region: string;
  resourceKind: FindingResourceKind;
  /** An instance's id; `lt-0abc:3`; a role's ARN; the name of a repository or host; an access key's id in full, to be masked like `evidence.accessKeyId`. */
  resourceId: string;
  severity: Severity;
  owner: string;
  title: string;
  evidence: Evidence;
  fingerprint: string;
};

/** What a rule says of a resource: broken; not (null); or `unknown`, which neither opens nor closes a finding. */
export type Verdict = FindingDraft | null | 'unknown';

/** What of a finding its remediation is written from. */
export type Remediable = Pick<FindingDraft, 'region' | 'resourceId' | 'evidence'>;

export type Rule = {
  id: RuleId;
  title: string;
  /** Two sentences: what is wrong with it, and what it leads to. */
  rationale: string;
  /** A sentence: when it holds. `{keyOldDays}` stands for that threshold of the settings. */
  condition: string;
  /** The default one; where findings differ, the worst. */
  severity: Severity;
  /** What it looks at. */
  resourceKind: FindingResourceKind | 'instance-or-role';
  compliance: readonly ComplianceReference[];
  remediate: (finding: Remediable) => Remediation;
  /** What a finding of it is like, with invented names and every piece of evidence: for the reference. */
  example: Remediable;
};

/**
 * A finding's stable identity, 32 hexadecimal digits of SHA-256: the same fault of the same resource has the same
 * fingerprint for ever. For secrets, one credential in one source is one fault, wherever in its text it moves.
 */
export function fingerprintOf(finding: {
  accountId: string;
  region: string;
  ruleId: RuleId;
  resourceId: string;
  secret?: { credential: string; source: ExposureSource };
}): string {
  const { accountId, region, ruleId, resourceId, secret } = finding;
  const parts = [accountId, region, ruleId, resourceId];
  if (secret !== undefined) parts.push(secret.source, secret.credential);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** A time for evidence: ISO 8601, or null. */
export function evidenceTime(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
