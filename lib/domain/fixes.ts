/** What one has to mend to be rid of findings: a template or group that instances come from, a key, a role, or a resource alone. */
export const fixKinds = ['cause', 'key', 'role', 'resource'] as const;

export type FixKind = (typeof fixKinds)[number];
