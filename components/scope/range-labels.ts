import type { Range } from '#lib/queries/span.ts';

export const rangeLabels: Record<Range, string> = {
  '7d': '7 days',
  '30d': '30 days',
  '90d': '90 days',
  '1y': '1 year',
};
