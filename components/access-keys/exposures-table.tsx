'use client';
import { Badge } from '#components/badge/badge.tsx';
import { ScrollRegion } from '#components/detail/scroll-region.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import { resourceLink } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Tone } from '#components/theme/palette.ts';
import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import { holderKindOf } from '#lib/domain/rules/rule-ids.ts';
import { accessKeyWords } from '#words/access-keys.ts';
import classes from './access-keys.module.css';

const { detail: words, needs } = accessKeyWords;

type Exposure = AccessKeyDetail['exposures'][number];

const colours: Record<Exposure['need'], Tone> = {
  needed: 'orange',
  'has-role': 'iris',
  'needed-when-started': 'orange',
  removed: 'gray',
  exposed: 'yellow',
  public: 'red',
  gone: 'gray',
  unknown: 'gray',
};

/** Where a key was found, and whether what holds it needs it still. */
export function ExposuresTable({ exposures }: { exposures: readonly Exposure[] }) {
  if (exposures.length === 0) return <EmptyState title={words.notFound}>{words.notFoundHint}</EmptyState>;
  const { exposureColumns: columns } = words;
  return (
    <ScrollRegion name={words.exposures}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{columns.holder}</th>
            <th scope="col">{columns.place}</th>
            <th scope="col">{columns.need}</th>
            <th scope="col">{columns.owner}</th>
            <th scope="col">{columns.since}</th>
            <th scope="col">{columns.until}</th>
          </tr>
        </thead>
        <tbody>
          {exposures.map((exposure) => (
            <tr
              key={`${exposure.region} ${exposure.resourceId} ${exposure.from}`}
              data-exposure={exposure.resourceId}
            >
              <td className={classes.holder} title={exposure.holderName ?? undefined}>
                <Holder exposure={exposure} />
              </td>
              <td className={rows.clipped}>
                <GivenText text={`${exposure.place}, ${words.line(exposure.line)}`} />
              </td>
              <td>
                <Badge tone={colours[exposure.need]}>{needs[exposure.need]}</Badge>
              </td>
              <td className={rows.clipped}>
                <GivenText text={exposure.owner} />
              </td>
              <td data-label={columns.since}>
                <RelativeTime at={exposure.from} isPast />
              </td>
              <td data-label={columns.until} data-none={exposure.to === null}>
                {exposure.to === null ? noValue : <RelativeTime at={exposure.to} isPast />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Holder({ exposure: { source, resourceId, holderName } }: { exposure: Exposure }) {
  return (
    <>
      {words.holders[source]}{' '}
      <ScopedLink {...resourceLink(holderKindOf[source], resourceId)} className={rows.mono}>
        <bdi>{resourceId}</bdi>
      </ScopedLink>
      {holderName === null ? null : (
        <>
          {' '}
          <bdi>{holderName}</bdi>
        </>
      )}
    </>
  );
}
