import type { Figure } from './figure.ts';
import type { World } from './world.ts';

/** Figures that are measured together: a file that exports `run`. */
type FigureSet = {
  /** What is measured against what. */
  summary: string;
  load: () => Promise<{ run: (world: World) => Promise<Figure[]> }>;
};

/** Every figure set, by the name that `npm run bench -- NAME` takes. */
export const figureSets: Readonly<Record<string, FigureSet>> = {
  reads: {
    summary:
      'Each list and trend: its route, in this process and without HTTP, against its own SQL through pg. Medians.',
    load: () => import('./reads.ts'),
  },
  queue: {
    summary:
      'The queue at 250,000 findings: first page, counts, groups and fixes, against their own SQL. Medians.',
    load: () => import('./queue.ts'),
  },
  charts: {
    summary: 'A chart of a year and ten lines, from figures to paths, against a bare loop. Medians.',
    load: () => import('./charts.ts'),
  },
  corpus: {
    summary: 'Keys in 300 user data documents and what looks like keys in 300 others, by kind.',
    load: () => import('./corpus.ts'),
  },
  calls: {
    summary:
      'API calls of 2,000 instances, 1,000 users and 200 roles, against the fewest that tell the same.',
    load: () => import('./calls.ts'),
  },
  latency: {
    summary: 'The same with 60 ms a call: wall time, against a bare script that makes the fewest calls.',
    load: () => import('./latency.ts'),
  },
  'token-bucket': {
    summary:
      "The same under EC2's token bucket, 100 calls refilled at 20 a second: user data of all instances.",
    load: () => import('./token-bucket.ts'),
  },
  scale: {
    summary:
      'IAM and EC2 of 100,000 instances, collected and rolled up by a process of its own, against 10,000.',
    load: () => import('./scale.ts'),
  },
  storage: {
    summary: 'A day of hourly collections of 10,000 instances, 1 % of which change, against full copies.',
    load: () => import('./storage.ts'),
  },
  exports: {
    summary: 'Exports of 100,000 findings in each format: how much memory they gain on their way.',
    load: () => import('./exports.ts'),
  },
  rules: {
    summary: 'Every rule on 100,000 instances, 5,000 roles and 5,000 users, of which 1 % have changed.',
    load: () => import('./rules.ts'),
  },
  policies: {
    summary: 'Labelled policies told by class, and 1,000 roles of 10 statements analysed on one core.',
    load: () => import('./policies.ts'),
  },
  screens: {
    summary:
      'The dashboard in Chromium on 100,000 instances: bytes, layout shift, navigation, scrolling, drawing, blocking.',
    load: () => import('./screens.ts'),
  },
};
