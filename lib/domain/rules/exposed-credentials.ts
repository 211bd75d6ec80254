import { credentialName } from '#lib/domain/credentials/credential-name.ts';
import { exposureSeverity, type KeyLife, keyLifeNote } from '#lib/domain/exposures.ts';
import type { Exposure } from '#lib/domain/inventory.ts';
import { embeddedCredentials } from '#lib/domain/rules/compliance.ts';
import { templateCredentialsExample, userDataExample } from '#lib/domain/rules/examples.ts';
import {
  launchTemplateCredentialsRemediation,
  userDataCredentialsRemediation,
} from '#lib/domain/rules/exposed-credentials-remediation.ts';
import { type Evidence, type FindingDraft, fingerprintOf, type Rule } from '#lib/domain/rules/rule.ts';
import { exposureRuleOf, holderKindOf } from '#lib/domain/rules/rule-ids.ts';

const rationale =
  'User data is no secret: whoever may describe the resource, and every process on the instance, can read the credential. It works from anywhere until somebody deactivates it.';

export const userDataCredentialsRule: Rule = {
  id: 'user-data-credentials',
  title: 'Credentials in user data',
  rationale,
  condition: 'A static credential lies in the user data of an instance. It is as severe as the key is alive.',
  severity: 'critical',
  resourceKind: 'instance',
  compliance: embeddedCredentials,
  remediate: userDataCredentialsRemediation,
  example: userDataExample,
};

export const launchTemplateCredentialsRule: Rule = {
  id: 'launch-template-credentials',
  title: 'Credentials in a launch template',
  rationale,
  condition:
    'A static credential lies in the user data of a launch template version. It is as severe as the key is alive.',
  severity: 'critical',
  resourceKind: 'launch-template',
  compliance: embeddedCredentials,
  remediate: launchTemplateCredentialsRemediation,
  example: templateCredentialsExample,
};

/** What the rules on exposed credentials look at; the user's name is null where nobody is known to have the key. */
export type ExposureSubject = {
  accountId: string;
  region: string;
  exposure: Exposure;
  life: KeyLife;
  userName: string | null;
};

/** The finding of an exposure, by its source's rule: as severe as its key is alive. */
export function exposureDraft({
  accountId,
  region,
  exposure,
  life,
  userName,
}: ExposureSubject): FindingDraft {
  const { source, resourceId, credential, accessKeyId } = exposure;
  const ruleId = exposureRuleOf[source];
  return {
    ruleId,
    region,
    resourceKind: holderKindOf[source],
    resourceId,
    severity: exposureSeverity(exposure, life),
    owner: exposure.owner,
    title: `${credentialName(exposure)} in ${placeOf(exposure)}`,
    evidence: {
      source,
      place: exposure.place,
      line: exposure.line,
      column: exposure.column,
      length: exposure.length,
      kind: exposure.kind,
      confidence: exposure.confidence,
      accessKeyId,
      keyAccountId: exposure.keyAccountId,
      userName,
      keyLife: life,
      keyLifeNote: keyLifeNote(exposure, life),
      ...fileEvidence(exposure),
    },
    fingerprint: fingerprintOf({ accountId, region, ruleId, resourceId, secret: { credential, source } }),
  };
}

function placeOf({ source, resourceId, place, line, file }: Exposure): string {
  switch (source) {
    case 'user-data':
      return `the user data of ${resourceId}`;
    case 'launch-template':
      return `the user data of launch template ${resourceId}`;
    case 'code':
      return file?.isRemoved
        ? `the history of ${place} of ${resourceId}`
        : `${place}:${line} of ${resourceId}`;
    case 'host':
      return `${place}:${line} on host ${resourceId}`;
  }
}

function fileEvidence({ file }: Exposure): Evidence {
  if (!file) return {};
  const { path, line: fileLine, commit, isRemoved, isPublic, otherPlaces } = file;
  const committed = { commit: commit?.id ?? null, committedAt: commit?.authoredAt ?? null };
  return { path, fileLine, ...committed, isRemoved, isPublic, otherPlaces };
}
