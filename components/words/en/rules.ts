export const ruleWords = {
  title: 'Rules',
  intro:
    'A rule looks at what the collectors saw and says what is wrong with it. Each finding names its rule, what was seen, and how to mend it, filled in with its own ids; here, the ids are invented.',
  columns: { rule: 'Rule', name: 'Name', severity: 'Severity', condition: 'It holds when' },
  condition: 'It holds when',
  threshold: (setting: string, value: string) => `${setting}: ${value}`,
  thresholds: 'Thresholds',
  why: 'Why it matters',
  evidence: 'Evidence',
  remediation: 'How to mend it',
  ways: { cli: 'AWS CLI', terraform: 'Terraform', cloudFormation: 'CloudFormation', console: 'Console' },
  compliance: 'Controls that it breaks',
  noCompliance: 'No framework that is known here names it.',
  ownReading: 'our own reading',
} as const;
