/** The words that every kind of decision needs: mutes, exemptions. */
export type DecisionWords = {
  title: string;
  /** What could not be loaded, within a sentence. */
  what: string;
  state: string;
  states: { standing: string; ended: string };
  asNow: string;
  none: string;
  noneHint: string;
  noneEnded: string;
  noneEndedHint: string;
  columns: {
    what: string;
    reason: string;
    until: string;
    ended: string;
    by: string;
    holds: string;
    acts: string;
  };
  ends: string;
  endsByHand: string;
  endedByTime: string;
  endedBy: (name: string) => string;
  /** How many are shown, of how many. */
  count: (count: string, all: string) => string;
};
