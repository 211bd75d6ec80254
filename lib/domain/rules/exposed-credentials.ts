import { credentialName } from '#lib/domain/credentials/credential-name.ts';
import { exposureSeverity, type KeyLife, keyLifeNote } from '#lib/domain/exposures.ts';
import type { Exposure, ExposureSource } from '#lib/domain/inventory.ts';
import { embeddedCredentials } from '#lib/domain/rules/compliance.ts';
import { templateCredentialsExample, userDataExample } from '#lib/domain/rules/examples.ts';
import {
  launchTemplateCredentialsRemediation,
  userDataCredentialsRemediation,
} from '#lib/domain/rules/exposed-credentials-remediation.ts';
import { type FindingDraft, fingerprintOf, type Rule, type Verdict } from '#lib/domain/rules/rule.ts';

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

/** What the rules on exposed credentials look at. */
export type ExposureSubject = { accountId: string; region: string; exposure: Exposure; life: KeyLife };

/** By the key's life: a static credential in an instance's user data. */
export function userDataCredentials(subject: ExposureSubject): Verdict {
  return subject.exposure.source === 'user-data' ? draftOf(subject) : null;
}

/** By the key's life: a static credential in the user data of a launch template version. */
export function launchTemplateCredentials(subject: ExposureSubject): Verdict {
  return subject.exposure.source === 'launch-template' ? draftOf(subject) : null;
}

const sources: Record<
  ExposureSource,
  { ruleId: 'user-data-credentials' | 'launch-template-credentials'; kind: FindingDraft['resourceKind'] }
> = {
  'user-data': { ruleId: 'user-data-credentials', kind: 'instance' },
  'launch-template': { ruleId: 'launch-template-credentials', kind: 'launch-template' },
};

function draftOf({ accountId, region, exposure, life }: ExposureSubject): FindingDraft {
  const { source, resourceId, credential, accessKeyId } = exposure;
  const { ruleId, kind } = sources[source];
  return {
    ruleId,
    region,
    resourceKind: kind,
    resourceId,
    severity: exposureSeverity(exposure, life),
    owner: exposure.owner,
    title: `${credentialName(exposure)} in the user data of ${source === 'user-data' ? '' : 'launch template '}${resourceId}`,
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
      keyLife: life,
      keyLifeNote: keyLifeNote(exposure, life),
    },
    fingerprint: fingerprintOf({ accountId, region, ruleId, resourceId, secret: { credential, source } }),
  };
}
