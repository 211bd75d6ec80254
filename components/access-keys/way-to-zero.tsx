'use client';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Instant, RelativeTime } from '#components/format/time.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { RemediationTabs } from '#components/remediation/remediation-tabs.tsx';
import { resourceLink } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import { holderKindOf } from '#lib/domain/rules/rule-ids.ts';
import { keyStepWords as words } from '#words/key-steps.ts';
import { KeyStepBadge } from './key-step-badge.tsx';
import { type Station, wayOf } from './way-model.ts';
import classes from './way-to-zero.module.css';

const mostNeeding = 8;

type WayKey = Pick<AccessKeyDetail, 'retirement' | 'exposures' | 'isRoot' | 'lastUsedAt'>;

/** The panel of a key's way to zero. */
export function WayToZero({ accessKey }: { accessKey: WayKey }) {
  const { retirement } = accessKey;
  return (
    <Panel title={words.title} aside={retirement === null ? null : <KeyStepBadge step={retirement.step} />}>
      <Way accessKey={accessKey} />
    </Panel>
  );
}

/** A key's way to zero: its stations, where it is, what it waits for, and what to do next. */
export function Way({ accessKey }: { accessKey: WayKey }) {
  const { retirement } = accessKey;
  const { stations, headline, ready, notes } = wayOf(accessKey);
  return (
    <>
      <Stations stations={stations} />
      <p className={classes.headline}>
        {headline} {retirement?.step === 'still-needed' ? <Needing exposures={accessKey.exposures} /> : null}
      </p>
      {ready === null ? null : (
        <p className={classes.note}>
          {ready.label} <Instant at={ready.at} /> (<RelativeTime at={ready.at} />)
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      {retirement === null ? null : <Next retirement={retirement} />}
    </>
  );
}

function Stations({ stations }: { stations: readonly Station[] }) {
  return (
    <ol className={classes.stations} aria-label={words.stationsLabel}>
      {stations.map(({ key, label, state }) => (
        <li key={key} data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
          <i aria-hidden="true">{{ done: '✓', here: '', ahead: '', unknown: '?' }[state]}</i>
          <span>{label}</span>
          <span className={classes.visuallyHidden}>({words.states[state]})</span>
        </li>
      ))}
    </ol>
  );
}

/** Links to what needs the key still, the first of them. */
function Needing({ exposures }: { exposures: AccessKeyDetail['exposures'] }) {
  const needing = exposures.filter(({ need }) => need === 'needed' || need === 'needed-when-started');
  return (
    <>
      {needing.slice(0, mostNeeding).map(({ source, resourceId, holderName, need }, index) => (
        <span key={`${source} ${resourceId}`}>
          {index > 0 ? ', ' : ''}
          <ScopedLink {...resourceLink(holderKindOf[source], resourceId)}>
            <GivenText text={resourceId} isMono />
          </ScopedLink>
          {holderName === null ? null : (
            <>
              {' '}
              <bdi>{holderName}</bdi>
            </>
          )}
          {need === 'needed-when-started' ? ` (${words.whenStarted})` : ''}
        </span>
      ))}
      {needing.length > mostNeeding ? `, ${words.more(formatCount(needing.length - mostNeeding))}` : ''}
    </>
  );
}

function Next({
  retirement: { step, remediation },
}: {
  retirement: NonNullable<AccessKeyDetail['retirement']>;
}) {
  return (
    <>
      <h3 className={classes.next}>{words.next}</h3>
      {remediation === null ? (
        <p className={classes.note}>{step === 'unknown' ? words.learn : words.waiting}</p>
      ) : (
        <RemediationTabs remediation={remediation} />
      )}
    </>
  );
}
