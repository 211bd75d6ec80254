import type { Completion } from '#lib/domain/property-filter/complete.ts';

const suggestions: Record<Completion['kind'], (field: string) => string> = {
  term: () => 'Fields',
  key: () => 'Tags in use',
  operator: (field) => `Comparisons of ${field}`,
  value: (field) => `Values of ${field}`,
  join: () => 'And then',
};

export const filterWords = {
  label: 'Filter',
  placeholder: 'Filter: owner = payments and state = running …',
  clear: 'Clear the filter',
  suggestions,
  count: (count: string) => count,
  help: 'How to filter',
  helpLead:
    'A field, a comparison and a value; joined by and, or, not and parentheses. Words alone are looked for in ids and names.',
  examples: [
    ['owner = payments and profile = none', 'what of payments has no profile'],
    ['state = running, stopped', 'one or the other'],
    ['name : web', 'the name contains “web”'],
    ['tag:env = prod and not type = t3.micro', 'by a tag, but not that type'],
    ['age > 30d or created < 2026-10-01', 'by age or day (UTC)'],
  ] as readonly (readonly [filter: string, meaning: string])[],
  facets: 'Narrow down',
  facetsHint: 'Counts are of what the filter holds for',
  none: 'none',
  showAll: (count: number) => `Show ${count} more`,
  showFewer: 'Show fewer',
  beyond: (count: string) => `${count} more: type to find them`,
} as const;
