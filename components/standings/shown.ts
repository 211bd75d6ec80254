/** How many owners or accounts are shown by coverage. */
export const standingsShown = 8;

/** How many movers each list names. */
export const moversShown = 4;
