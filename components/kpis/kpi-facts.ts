import { formatHours } from '#components/format/durations.ts';
import { formatCount, noValue } from '#components/format/numbers.ts';
import type { Kpis, Metric } from '#lib/api/schemas.ts';
import { factWords as words } from '#words/kpi-facts.ts';

/** A count or a time that a figure is made of, in words. */
export type Fact = { label: string; value: string };

/** What the very figure is made of: its denominators, and what it leaves out. Nothing of what was not seen. */
export function factsOf(metric: Metric, kpis: Kpis): Fact[] {
  switch (metric) {
    case 'role-coverage': {
      const { covered, eligible, unknown, exempt } = kpis.roleCoverage;
      return counts({ covered, eligible, unknown, exempt });
    }
    case 'mttr':
      return kpis.mttr === null ? [] : episodeFacts(kpis.mttr);
    case 'access-keys': {
      if (kpis.accessKeys === null) return [];
      const { active, unused45Days: unused, inactive } = kpis.accessKeys;
      return counts({ active, unused, inactive });
    }
    case 'exposed-credentials': {
      if (kpis.exposedCredentials === null) return [];
      const { open: findingsOpen, bySource, opened, resolved, unscanned } = kpis.exposedCredentials;
      const {
        'user-data': inUserData,
        'launch-template': inTemplates,
        code: inCode,
        host: onHosts,
      } = bySource;
      const sources = { inUserData, inTemplates, inCode, onHosts };
      return counts({ findingsOpen, ...sources, opened, resolved, unscanned });
    }
  }
}

function episodeFacts(mttr: NonNullable<Kpis['mttr']>): Fact[] {
  const { remediated, terminated, stopped, exempted, open } = mttr;
  const time = (label: string, hours: number | null) => ({
    label,
    value: hours === null ? noValue : formatHours(hours),
  });
  return [
    ...counts({ remediated, terminated, stopped, exempted, open }),
    time(words.openAge, mttr.openMeanAgeHours),
    time(words.p90, mttr.p90Hours),
    time(words.survivalMedian, mttr.survivalMedianHours),
  ];
}

function counts(named: Partial<Record<keyof typeof words, number>>): Fact[] {
  return Object.entries(named).map(([name, count]) => ({
    label: words[name as keyof typeof words],
    value: formatCount(count),
  }));
}
