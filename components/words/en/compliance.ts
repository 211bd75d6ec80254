/** How the estate stands against the controls of frameworks. */
export const complianceWords = {
  title: 'Compliance',
  what: 'the controls',
  framework: 'Framework',
  version: 'Version',
  controls: 'Controls',
  aside: (clean: string, assessed: string, others: number) => {
    if (assessed === '0') return 'nothing assessed';
    return `${clean} of ${assessed} without a failure${others === 0 ? '' : `, ${others} not assessed`}`;
  },
  columns: {
    control: 'Control',
    rules: 'Rules',
    fail: 'Fail',
    notAssessed: 'Not assessed',
    pass: 'Pass',
    share: 'Passing',
  },
  ownReading: 'our reading',
  ownReadingHint: "No published mapping says so: this is this project's own reading of the control.",
  note: 'Counted are resources. One fails while a finding of one of the rules stands, muted or not, however long ago it was seen. Of the others it is not assessed where its scope was not seen lately, its user data not read or its policies not understood; else it passes. Where a rule asks for no root key, accounts are counted.',
  figures: (fail: string, notAssessed: string, pass: string) =>
    `${fail} fail, ${notAssessed} not assessed, ${pass} pass`,
  control: {
    what: 'the control',
    missing: (id: string) => `There is no control ${id}`,
    list: 'the controls',
    title: (framework: string, version: string, control: string) => `${framework} ${version}, ${control}`,
    rules: 'Rules that speak of it',
    rule: 'Rule',
    findings: 'Its findings',
    findingsColumn: 'Findings',
    accounts: 'By account',
    account: 'Account',
    owners: 'By owner',
    owner: 'Owner',
    none: 'Nothing here that it judges',
    noneHint: 'Choose another account, region, owner or time.',
    verdicts: 'Fail, not assessed and pass over time',
    verdictsAside: 'resources, counted anew for the last day of each point',
    trend: 'Failing by rule over time',
    trendAside: 'standing findings',
    trendWhat: 'the failures over time',
    elsewhere: 'The same rules elsewhere',
    elsewhereAside: 'the newest version of each framework',
    evidence: 'Evidence',
    evidenceHint: 'Every resource that it judges, with verdict and findings.',
    formats: {
      csv: { label: 'CSV', hint: 'for spreadsheets' },
      json: { label: 'JSON', hint: 'one resource a line' },
    },
  },
} as const;
