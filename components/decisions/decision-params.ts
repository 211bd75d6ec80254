/** What a page of decisions can be narrowed by: those that stand, unless others are asked for. */
export const decisionSpec = { state: ['ended'] } as const;
