export const errorWords = {
  notFound: {
    title: 'There is no page here',
    text: 'The address may be misspelt, or belong to another version of Rolecall. The search above finds whatever has a name.',
    overview: 'To the Overview',
  },
  page: {
    title: 'This page could not be made',
    text: (digest: string | undefined) =>
      `The server met an error, most likely because its database does not answer. Its log names the cause${digest ? ` under ${digest}` : ''}. Which part is not ready: `,
  },
  document: {
    title: 'Rolecall could not be shown',
    text: (digest: string | null) =>
      `The page met an error before it could draw anything. The server’s log names the cause${digest === null ? '' : ` under ${digest}`}. `,
    whatIsNotReady: 'Which part is not ready: ',
    whatToDo: ' What to do about it: ',
  },
  health: '/api/health',
  doctor: 'rolecall doctor',
  tryAgain: 'Try again',
} as const;
