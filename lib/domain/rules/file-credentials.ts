import { embeddedCredentials } from '#lib/domain/rules/compliance.ts';
import { codeCredentialsExample, hostCredentialsExample } from '#lib/domain/rules/examples.ts';
import {
  codeCredentialsRemediation,
  hostCredentialsRemediation,
} from '#lib/domain/rules/file-credentials-remediation.ts';
import type { Rule } from '#lib/domain/rules/rule.ts';

export const codeCredentialsRule: Rule = {
  id: 'code-credentials',
  title: 'Credentials in code',
  rationale:
    'Whoever may read the repository, and every clone, fork, build and backup of it, has the credential, and a later commit takes it out of none of them. It works from anywhere until somebody deactivates it.',
  condition:
    'A scan of a repository (`rolecall scan --record`) found a static credential in a file, or in a former commit. It is as severe as the key is alive.',
  severity: 'critical',
  resourceKind: 'repository',
  compliance: embeddedCredentials,
  remediate: codeCredentialsRemediation,
  example: codeCredentialsExample,
};

export const hostCredentialsRule: Rule = {
  id: 'host-credentials',
  title: 'Credentials in the files of a host',
  rationale:
    'Whoever gets onto the host, and every image, snapshot and backup of its disk, has the credential. It works from anywhere until somebody deactivates it, while those of a role expire by themselves.',
  condition:
    'A scan of a host (`rolecall scan --host NAME --record`) found a static credential in a file. It is as severe as the key is alive.',
  severity: 'critical',
  resourceKind: 'host',
  compliance: embeddedCredentials,
  remediate: hostCredentialsRemediation,
  example: hostCredentialsExample,
};
