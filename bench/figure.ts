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

/** A figure that must not exceed its goal. */
export function atMost(figure: Omit<Figure, 'isMet'>): Figure {
  return { ...figure, isMet: figure.measured <= figure.goal };
}

/** A figure that must reach its goal. */
export function atLeast(figure: Omit<Figure, 'isMet'>): Figure {
  return { ...figure, isMet: figure.measured >= figure.goal };
}
