import { countOf, formatCount } from '#components/format/numbers.ts';

export const coverageWords = {
  of: (covered: number, eligible: number, unknown: number) =>
    `${formatCount(covered)} of ${countOf(eligible, 'instance')} with a role${
      unknown > 0 ? `, ${formatCount(unknown)} unknown` : ''
    }`,
} as const;
