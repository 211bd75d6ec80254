'use client';
import { InPresent } from '#components/format/clock.tsx';
import { countOf } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { useScopes } from '#components/live/use-scopes.ts';
import { useScope } from '#components/scope/use-scope.ts';
import type { ScopeState } from '#lib/api/schemas.ts';
import { freshnessWords as words } from '#words/freshness.ts';
import { scopeName } from '#words/scope-name.ts';
import { describeFreshness } from './describe-freshness.ts';
import classes from './freshness.module.css';

/**
 * How old the oldest part of the figures is, and which scopes they cannot speak for. While one looks at a past time it says
 * that it tells of the present, and has no mark that could vouch for what is seen.
 */
export function FreshnessLine() {
  const { scope, accountName } = useScope();
  const { data, isError } = useScopes(scope);
  const freshness = data ? describeFreshness(data.data) : null;
  if (freshness === null) {
    // Why, and a way to try again, stands under Collections, which shows the same answer.
    return isError ? (
      <div className={classes.line} data-freshness="unknown" role="status">
        <span className={classes.mark} aria-hidden="true" />
        {words.unknown}
      </div>
    ) : null;
  }
  const { oldestAt, stale, partial, failed } = freshness;
  const isFresh = !isError && stale.length + partial.length + failed.length === 0;
  const nameOf = (state: ScopeState) => scopeName(accountName(state.accountId), state);
  return (
    <InPresent>
      <div className={classes.line} data-freshness={isFresh ? 'fresh' : 'stale'}>
        {scope.at === null ? (
          <span className={classes.mark} data-fresh={isFresh} aria-hidden="true" />
        ) : (
          <span>{words.atPresent}</span>
        )}
        <span>
          {oldestAt === null ? (
            words.neverSeen
          ) : (
            <>
              {words.oldestOf(countOf(data?.data.length ?? 0, 'scope'))} <RelativeTime at={oldestAt} isPast />
            </>
          )}
        </span>
        {isError ? <span>{words.notRefreshed}</span> : null}
        <Named label={words.stale} scopes={stale} nameOf={nameOf} />
        <Named label={words.partial} scopes={partial} nameOf={nameOf} />
        <Named label={words.failed} scopes={failed} nameOf={nameOf} />
      </div>
    </InPresent>
  );
}

type NamedProps = { label: string; scopes: readonly ScopeState[]; nameOf: (scope: ScopeState) => string };

function Named({ label, scopes, nameOf }: NamedProps) {
  if (scopes.length === 0) return null;
  return (
    <details
      className={classes.named}
      name="freshness"
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.open = false;
      }}
    >
      <summary>
        {countOf(scopes.length, 'scope')} {label}
      </summary>
      <ul>
        {scopes.map((scope) => (
          <li key={nameOf(scope)}>
            {nameOf(scope)}
            {scope.completeAt === null ? words.neverComplete : null}
            {scope.completeAt === null ? null : (
              <>
                {words.lastComplete} <RelativeTime at={scope.completeAt} isPast />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
