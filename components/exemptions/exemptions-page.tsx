'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { Select } from '#components/select/select.tsx';
import type { Exemption } from '#lib/api/schemas.ts';
import { exemptionsOptions } from '#lib/queries/exemptions.ts';
import { exemptionWords as words } from '#words/exemptions.ts';
import { exemptionSpec } from './exemption-params.ts';
import { ExemptionTable } from './exemption-table.tsx';

// Wanted only once somebody acts.
const ExemptDialog = lazy(() => import('./exempt-dialog.tsx'));
const RevokeDialog = lazy(() => import('./revoke-dialog.tsx'));

const params = Object.keys(exemptionSpec);
const height = 8 * 32;

/** Which instances need no role, why, until when and by whom. */
export function ExemptionsPage() {
  const { scope } = useScope();
  const { filters, dropped, setFilter } = useFilters(exemptionSpec);
  const state = filters.state ?? 'standing';
  const query = useQuery(exemptionsOptions(state));
  const [asked, setAsked] = useState<Exemption | 'new' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const dialog = {
    onDone: (text: string) => {
      setAsked(null);
      setSaid(text);
    },
    onClose: () => setAsked(null),
  };
  return (
    <Page
      above={<ScopedLink href="/instances">{words.instances}</ScopedLink>}
      title={words.title}
      params={params}
      dropped={dropped}
      actions={
        <>
          <Select
            label={words.state}
            all={words.states.standing}
            value={filters.state ?? null}
            options={[{ value: 'ended' as const, label: words.states.ended }]}
            onChange={(value) => setFilter('state', value)}
          />
          <Button onClick={() => setAsked('new')}>{words.exempt.do}</Button>
        </>
      }
    >
      {scope.at === null ? null : <Notice>{words.asNow}</Notice>}
      {said === null ? null : <p role="status">{said}</p>}
      <Panel title={words.states[state]} aside={query.data ? formatCount(query.data.data.length) : undefined}>
        <QueryBody query={query} what={words.what} height={height}>
          {({ data }) =>
            data.length === 0 ? (
              <EmptyState title={state === 'ended' ? words.noneEnded : words.none} height={height}>
                {state === 'ended' ? words.noneEndedHint : words.noneHint}
              </EmptyState>
            ) : (
              <ExemptionTable exemptions={data} onRevoke={setAsked} />
            )
          }
        </QueryBody>
      </Panel>
      {asked === null ? null : (
        <Suspense>
          {asked === 'new' ? <ExemptDialog {...dialog} /> : <RevokeDialog exemption={asked} {...dialog} />}
        </Suspense>
      )}
    </Page>
  );
}
