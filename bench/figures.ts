import type { World } from './world.ts';

/** One figure that was measured, beside what it ought to be. */
export type Figure = {
  name: string;
  measured: number;
  goal: number;
  unit: string;
  isMet: boolean;
  /** What the figure was made from, for whoever doubts it. */
  detail: string;
};

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

/** A figure that must not exceed its goal. */
export function atMost(figure: Omit<Figure, 'isMet'>): Figure {
  return { ...figure, isMet: figure.measured <= figure.goal };
}
