'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { WhereCollected } from '#components/scope/where-collected.tsx';
import type { AccessKeyStatistics, KeyBurnDown } from '#lib/api/schemas.ts';
import { keyBurnDownOptions, keyStatisticsOptions } from '#lib/queries/access-keys.ts';
import { keyStepWords as words } from '#words/key-steps.ts';
import { keyFilterSpec } from './key-filters.ts';
import { forecastText, type StepTile, stepTiles } from './step-tiles-model.ts';
import classes from './way-to-zero.module.css';

const height = 150;

/** How many keys are at each step of the way to zero, and when the last one may go. A step narrows the list below. */
export function StepTiles() {
  const { filters } = useFilters(keyFilterSpec);
  const { scope } = useScope();
  const statistics = useQuery(keyStatisticsOptions(scope));
  const burnDown = useQuery({ ...keyBurnDownOptions(scope), placeholderData: keepPreviousData });
  return (
    <Panel title={words.title} aside={words.aside}>
      <QueryBody query={statistics} what={words.what} height={height}>
        {(counts) => (
          <QueryBody query={burnDown} what={words.what} height={height}>
            {(days) => (
              <WhereCollected scope={scope}>
                <Tiles statistics={counts} burnDown={days} chosen={filters.step} />
              </WhereCollected>
            )}
          </QueryBody>
        )}
      </QueryBody>
    </Panel>
  );
}

type Props = { statistics: AccessKeyStatistics; burnDown: KeyBurnDown; chosen: string | undefined };

/** The same with its data. */
export function Tiles({ statistics, burnDown, chosen }: Props) {
  const { text, range } = forecastText(burnDown);
  return (
    <>
      <ul className={classes.steps}>
        {stepTiles(statistics, burnDown.points).map((tile) => (
          <Tile key={tile.step} tile={tile} isChosen={tile.step === chosen} />
        ))}
      </ul>
      <p className={classes.forecast} title={words.method}>
        {text} <span>{range}</span>
      </p>
    </>
  );
}

function Tile({ tile, isChosen }: { tile: StepTile; isChosen: boolean }) {
  const { step, name, meaning, count, spark, change } = tile;
  return (
    <li data-step={step} data-none={count === 0} title={meaning}>
      <ScopedLink
        href="/access-keys"
        params={isChosen ? {} : { step }}
        scroll={false}
        aria-current={isChosen ? 'true' : undefined}
      >
        <strong title={formatCount(count)}>{formatCount(count)}</strong>
        <span className={classes.name}>{name}</span>
        <span className={classes.spark}>
          <Sparkline values={spark} />
        </span>
        <span className={classes.change}>{change}</span>
      </ScopedLink>
    </li>
  );
}
