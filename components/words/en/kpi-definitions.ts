import { kpiWords } from '#words/kpis.ts';

/** Each figure's name, and what it means in a sentence and a formula: what the (i) beside it shows. */
export const kpiDefinitions = {
  'role-coverage': {
    name: kpiWords.names['role-coverage'],
    short: 'The share of running instances that have an instance profile with a role in it.',
    formula: 'covered ÷ eligible',
  },
  mttr: {
    name: kpiWords.names.mttr,
    short: 'How long instances ran without a role until one was attached, on average.',
    formula: 'mean of (closed − opened) over the periods that a role ended in the span',
  },
  'access-keys': {
    name: kpiWords.names['access-keys'],
    short: 'Long-term keys of IAM users and of root users that still work.',
    formula: 'number of keys with the status Active',
  },
  'exposed-credentials': {
    name: kpiWords.names['exposed-credentials'],
    short:
      'Static credentials found outside IAM, in user data, launch templates, and code and hosts that were scanned, that are not resolved.',
    formula: 'number of open findings, one a credential and place',
  },
} as const;

/** Around them. */
export const aboutWords = {
  formula: 'Formula',
  thisFigure: 'This figure',
  more: 'The whole definition',
} as const;
