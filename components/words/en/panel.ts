export const panelWords = {
  loading: 'Loading',
  couldNotLoad: (what: string) => `Could not load ${what}`,
  tryAgain: 'Try again',
  trying: 'Trying …',
  notRefreshed: (cause: string, shownAt: string) => `Not refreshed: ${cause} Shown as of ${shownAt}.`,
  notLoaded: (cause: string) => `Not loaded: ${cause} What was here before is still shown.`,
  dismiss: 'Dismiss',
  more: 'Load more',
  moreFailed: (cause: string) => `More could not be loaded: ${cause} What is here stays.`,
  unknownCause: 'The cause is not known.',
} as const;
