/** How the queue is shown unless the address says otherwise: the most risk first. */
export const queueDefaults = {
  sort: '-risk',
  columns: ['select', 'severity', 'risk', 'title', 'state', 'assignee', 'due', 'opened', 'owner'],
} as const;
