/** How the queue is shown unless the address says otherwise: the most risk first. */
export const queueDefaults = {
  sort: '-risk',
  columns: ['select', 'severity', 'title', 'risk', 'state', 'due', 'resource', 'owner'],
} as const;
