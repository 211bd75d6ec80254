/** How long findings stand, by whole days: from the first one of a band to the last. */
export const findingAges = ['0-1', '2-7', '8-30', '31-90', '91-365', 'over-365'] as const;

/** The last whole day of each age; the last band has none. */
export const findingAgeLastDays: readonly number[] = [1, 7, 30, 90, 365];

/** When standing findings are to be resolved. */
export const findingDues = ['overdue', 'within-1d', 'within-7d', 'later', 'none'] as const;
