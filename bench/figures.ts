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
};
