'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { ListPage } from '#components/list-filter/list-page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { AccessKeyStatistics, AccessKeysParams } from '#lib/api/schemas.ts';
import { keyAges, keyUses } from '#lib/domain/key-bands.ts';
import { accessKeysOptions, keyStatisticsOptions } from '#lib/queries/access-keys.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import { keyStepWords as stepWords } from '#words/key-steps.ts';
import classes from './access-keys.module.css';
import { AgeHistogram } from './age-histogram.tsx';
import { keyColumns, keyDefaultColumns } from './key-columns.tsx';
import { keyDefaultSort, keyFilterSpec, toKeyFilters } from './key-filters.ts';
import { OwnersOfKeys } from './owners-of-keys.tsx';
import { StepTiles } from './step-tiles.tsx';

const defaults = { sort: keyDefaultSort, columns: keyDefaultColumns };
const chartHeight = 286;

const choices = [
  {
    ...{ name: 'step' as const, label: stepWords.step, all: stepWords.anyStep },
    options: keyFilterSpec.step.map((value) => ({ value, label: stepWords.names[value] })),
  },
  {
    ...{ name: 'status' as const, label: words.status, all: words.anyStatus },
    options: keyFilterSpec.status.map((value) => ({ value, label: words[value] })),
  },
  {
    ...{ name: 'age' as const, label: words.age, all: words.anyAge },
    options: keyAges.map((value) => ({ value, label: words.ages[value] })),
  },
  {
    ...{ name: 'lastUse' as const, label: words.lastUse, all: words.anyLastUse },
    options: keyUses.map((value) => ({ value, label: words.lastUses[value] })),
  },
  {
    ...{ name: 'trait' as const, label: words.trait, all: words.anyTrait },
    options: keyFilterSpec.trait.map((value) => ({ value, label: words[value] })),
  },
];

/** The access keys: where they stand on their way to zero, how many there are over time, how old they are, and each of them. `burnDown` is their course. */
export function AccessKeysPage({ burnDown }: { burnDown: ReactNode }) {
  return (
    <ListPage
      words={words}
      spec={keyFilterSpec}
      choices={choices}
      columnsOf={keyColumns}
      defaults={defaults}
      rowKey={({ id }) => id}
      listOptions={(scope, filters, sort) =>
        // Sorts come from the columns, which name those of the API.
        accessKeysOptions(scope, toKeyFilters(filters), sort as AccessKeysParams['sort'])
      }
      actions={<RangePicker />}
    >
      <StepTiles />
      <div className={classes.head}>
        {burnDown}
        <Histogram />
        <Owners />
      </div>
    </ListPage>
  );
}

function Histogram() {
  const { scope } = useScope();
  const query = useQuery(keyStatisticsOptions(scope));
  return (
    <Panel title={words.histogram} aside={words.histogramAside}>
      <QueryBody query={query} what={words.histogramWhat} height={chartHeight}>
        {(statistics) => <AgeHistogram statistics={statistics} height={chartHeight} />}
      </QueryBody>
    </Panel>
  );
}

function Owners() {
  const { scope } = useScope();
  const query = useQuery(keyStatisticsOptions(scope));
  return (
    <Panel title={words.byOwner} aside={ownersAside(query.data)}>
      <QueryBody query={query} what={words.byOwnerWhat} height={chartHeight}>
        {(statistics) => <OwnersOfKeys statistics={statistics} height={chartHeight} />}
      </QueryBody>
    </Panel>
  );
}

function ownersAside(statistics: AccessKeyStatistics | undefined): string {
  if (statistics === undefined || statistics.ownerCount <= statistics.owners.length)
    return words.byOwnerAsideAll;
  return words.byOwnerAside(formatCount(statistics.owners.length), formatCount(statistics.ownerCount));
}
