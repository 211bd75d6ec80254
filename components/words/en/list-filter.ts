export const listFilterWords = {
  clear: 'Clear filters',
} as const;
