import type { Serialiser } from './exported-finding.ts';

/** Findings as JSON, one a line, with evidence, rule and remediation: all that Rolecall knows. */
export const jsonSerialiser: Serialiser = {
  begin: '',
  between: '',
  write: (finding) => `${JSON.stringify(finding)}\n`,
  end: () => '',
};
