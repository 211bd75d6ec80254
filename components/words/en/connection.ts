export const connectionWords = {
  gone: (since: string) =>
    `The Rolecall server has not answered since ${since}. What you see is from before; it is asked again by itself.`,
  hint: 'Is `rolecall start` still running?',
  held: 'What is not here yet comes once it answers.',
  askNow: 'Ask now',
  back: 'The Rolecall server answers again.',
} as const;
