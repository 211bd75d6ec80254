/** What the page of exemptions can be narrowed by: those that stand, unless others are asked for. */
export const exemptionSpec = { state: ['ended'] } as const;
