/** What the page reads from the address, and the ids that there are of it. A constant. */
export type ComplianceSpec = { framework: readonly string[]; version: readonly string[] };
