'use client';
import { GivenText } from '#components/detail/text.tsx';
import { formatHours } from '#components/format/durations.ts';
import { noValue } from '#components/format/numbers.ts';
import { Instant, RelativeTime } from '#components/format/time.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import { keyHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Episode, InstanceExposure, InstanceVersion } from '#lib/api/schemas.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { instanceWords } from '#words/instances.ts';

const { detail: words, columns, headline } = instanceWords;

/** Every time in which the instance ran without a role. */
export function EpisodesTable({ episodes }: { episodes: readonly Episode[] }) {
  if (episodes.length === 0) return <EmptyState title={words.noEpisodes}>{words.noEpisodesHint}</EmptyState>;
  return (
    <Table heads={[words.opened, words.why, words.ended, words.how, words.lasted]}>
      {episodes.map(({ openedAt, cause, openAtStart, endedAt, ending, hours }) => (
        <tr key={openedAt} data-episode={openedAt}>
          <td>
            <Instant at={openedAt} />
          </td>
          <td>{openAtStart ? words.openAtStart : (headline.causes[cause] ?? cause)}</td>
          <td data-label={words.ended}>{endedAt === null ? words.open : <Instant at={endedAt} />}</td>
          <td data-none={ending === null}>{ending === null ? noValue : (words.endings[ending] ?? ending)}</td>
          <td data-label={words.lasted}>{formatHours(hours)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The instance as snapshots saw it, from version to version; what the newest one lasts `until`. */
export function VersionsTable({ versions, until }: { versions: readonly InstanceVersion[]; until: string }) {
  return (
    <Table heads={[words.from, words.to, columns.state, columns.profile, columns.type, columns.owner]}>
      {versions.map(({ from, to, state, profileArn, instanceType, owner }) => (
        <tr key={from}>
          <td>
            <Instant at={from} />
          </td>
          <td data-label={words.to}>{to === null ? until : <Instant at={to} />}</td>
          <td>{state}</td>
          <td className={rows.clipped} data-none={profileArn === null}>
            {profileArn === null ? noValue : <GivenText text={nameInArn(profileArn)} />}
          </td>
          <td data-none={instanceType === null}>{instanceType ?? noValue}</td>
          <td className={rows.clipped}>
            <GivenText text={owner} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The credentials that were found in what the instance was given. Never the secrets. */
export function ExposuresTable({ exposures }: { exposures: readonly InstanceExposure[] }) {
  if (exposures.length === 0) {
    return <EmptyState title={words.noExposures}>{words.noExposuresHint}</EmptyState>;
  }
  return (
    <Table heads={[words.credential, words.where, words.seen, words.to]}>
      {exposures.map((exposure) => (
        <tr key={`${exposure.resourceId} ${exposure.place} ${exposure.line} ${exposure.from}`} data-exposure>
          <td className={rows.mono}>
            <Credential exposure={exposure} />
          </td>
          <td className={rows.clipped}>
            {words.sources[exposure.source] ?? exposure.source}:{' '}
            <GivenText text={words.line(exposure.place, exposure.line)} />
          </td>
          <td>
            <RelativeTime at={exposure.from} isPast />
          </td>
          <td>
            {exposure.to === null ? (
              words.stands
            ) : (
              <>
                {words.until} <Instant at={exposure.to} />
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Credential({ exposure: { accessKeyId, keyAccountId } }: { exposure: InstanceExposure }) {
  if (accessKeyId === null) return words.noId;
  if (keyAccountId === null) return accessKeyId;
  return <ScopedLink href={keyHref(`${keyAccountId}:${accessKeyId}`)}>{accessKeyId}</ScopedLink>;
}

function Table({ heads, children }: { heads: readonly string[]; children: React.ReactNode }) {
  return (
    <div className={rows.box}>
      <table className={rows.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
