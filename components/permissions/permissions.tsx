'use client';
import { Badge } from '#components/badge/badge.tsx';
import { StandingBadge } from '#components/badges/standing-badge.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import type { RolePermissions } from '#lib/api/schemas.ts';
import { permissionWords as words } from '#words/permissions.ts';
import classes from './permissions.module.css';
import { policyKey } from './policy-marks.ts';

type Assessed = Extract<RolePermissions, { isAssessed: true }>;
type ClassClaim = Assessed['classes'][number];
type Place = ClassClaim['causes'][number];

/**
 * What the policies of a role or a user amount to: each class with its paths, what causes it and what weakens it.
 *
 * @param props.unseenHint why it was not looked at
 */
export function Permissions({
  permissions,
  unseenHint,
}: {
  permissions: RolePermissions | null;
  unseenHint: string;
}) {
  if (permissions === null) return <EmptyState title={words.notLookedAt}>{unseenHint}</EmptyState>;
  if (!permissions.isAssessed) return <NotAssessed reasons={permissions.reasons} />;
  if (permissions.classes.length === 0) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  return (
    <ul className={classes.classes}>
      {permissions.classes.map((claim) => (
        <li key={claim.class} data-class={claim.class}>
          <ClassDetail claim={claim} />
        </li>
      ))}
    </ul>
  );
}

function NotAssessed({ reasons }: Pick<Extract<RolePermissions, { isAssessed: false }>, 'reasons'>) {
  return (
    <>
      <EmptyState title={words.notAssessed}>{words.notAssessedHint}</EmptyState>
      <ul className={classes.reasons}>
        {reasons.map((reason) => (
          <li key={policyKey(reason)}>{words.reason(reason)}</li>
        ))}
      </ul>
    </>
  );
}

function ClassDetail({ claim }: { claim: ClassClaim }) {
  return (
    <>
      <div className={classes.class}>
        <StandingBadge standing={claim.class} />
        <Badge tone={claim.isSure ? 'red' : 'gray'}>{claim.isSure ? words.sure : words.weakened}</Badge>
        <span>{words.explained[claim.class]}</span>
      </div>
      {claim.class === 'administrator' ? null : <What claim={claim} />}
      <dl>
        <dt>{words.causes}</dt>
        <dd>
          <Places places={claim.causes} />
        </dd>
        {claim.weakenedBy.length === 0 ? null : (
          <>
            <dt>{words.weakenedBy}</dt>
            <dd>
              <ul>
                {claim.weakenedBy.map((weakening) => (
                  <li key={`${weakening.by} ${policyKey(weakening)} ${weakening.statement}`}>
                    <PlaceLink place={weakening} />: {words.weakening(weakening)}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

/** What it may do by which the class is its own: named paths, whole services, else actions. */
function What({ claim }: { claim: ClassClaim }) {
  const { paths, services, serviceCount, actions, actionCount } = claim;
  if (paths.length > 0) {
    return (
      <details open={paths.length <= 5}>
        <summary>{words.paths(formatCount(paths.length), paths.length === 1)}</summary>
        <ul className={classes.reasons}>
          {paths.map(({ path, how, isSure }) => (
            <li key={path}>
              <code>{path.replaceAll('+', ' + ')}</code>{' '}
              {isSure ? null : <Badge tone="gray">{words.weakened}</Badge>}
              <br />
              <span className={classes.quiet}>{how}</span>
            </li>
          ))}
        </ul>
      </details>
    );
  }
  const isByService = serviceCount > 0;
  const [names, count] = isByService ? [services, serviceCount] : [actions, actionCount];
  const label = isByService ? words.services : words.actions;
  return (
    <details open={names.length <= 8}>
      <summary>{label(formatCount(count), count === 1)}</summary>
      <p className={classes.reasons}>
        <code>{names.join(', ')}</code>{' '}
        {count > names.length ? words.more(formatCount(count - names.length)) : null}
      </p>
    </details>
  );
}

function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={`${policyKey(place)} ${place.statement}`}>
          <PlaceLink place={place} />
        </li>
      ))}
    </ul>
  );
}

/** A link to a policy further down the page, with the statement's number and its lines. */
function PlaceLink({ place }: { place: Place }) {
  const { name, group, statement, lines } = place;
  return (
    <>
      <a href={`#${policyKey(place)}`}>
        <bdi>{words.place(name, statement + 1, group)}</bdi>
      </a>{' '}
      <span className={classes.quiet}>({words.lines(lines.first, lines.last)})</span>
    </>
  );
}
