/** What the page of mutes can be narrowed by: those that stand, unless others are asked for. */
export const muteSpec = { state: ['ended'] } as const;
