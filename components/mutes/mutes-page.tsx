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
import type { MutesList } from '#lib/api/schemas.ts';
import { mutesOptions } from '#lib/queries/mutes.ts';
import { muteWords as words } from '#words/mutes.ts';
import { triageWords } from '#words/triage-acts.ts';
import { muteSpec } from './mute-params.ts';
import { type MuteAsk, MuteTable } from './mute-table.tsx';
import classes from './mutes.module.css';

// Wanted only once somebody acts.
const ChangeDialog = lazy(() => import('./change-dialog.tsx'));
const EndDialog = lazy(() => import('./end-dialog.tsx'));

const params = Object.keys(muteSpec);
const height = 8 * 32;

/** What is muted, why, until when and by whom. */
export function MutesPage() {
  const { scope } = useScope();
  const { filters, dropped, setFilter } = useFilters(muteSpec);
  const state = filters.state ?? 'standing';
  const query = useQuery(mutesOptions(state));
  const [asked, setAsked] = useState<MuteAsk | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const done = (text: string) => {
    setAsked(null);
    setSaid(text);
  };
  return (
    <Page
      above={<ScopedLink href="/findings">{words.findings}</ScopedLink>}
      title={words.title}
      params={params}
      dropped={dropped}
      actions={
        <Select
          label={words.state}
          all={words.states.standing}
          value={filters.state ?? null}
          options={[{ value: 'ended' as const, label: words.states.ended }]}
          onChange={(value) => setFilter('state', value)}
        />
      }
    >
      {scope.at === null ? null : <Notice>{words.asNow}</Notice>}
      {said === null ? null : <Said text={said} onDismiss={() => setSaid(null)} />}
      <Panel title={words.states[state]} aside={query.data ? countOf(query.data) : undefined}>
        <QueryBody query={query} what={words.what} height={height}>
          {({ data }) =>
            data.length === 0 ? (
              <EmptyState title={state === 'ended' ? words.noneEnded : words.none} height={height}>
                {state === 'ended' ? words.noneEndedHint : words.noneHint}
              </EmptyState>
            ) : (
              <MuteTable mutes={data} onAsk={setAsked} />
            )
          }
        </QueryBody>
      </Panel>
      {asked === null ? null : (
        <Suspense>
          {asked.kind === 'change' ? (
            <ChangeDialog mute={asked.mute} onDone={done} onClose={() => setAsked(null)} />
          ) : (
            <EndDialog mute={asked.mute} onDone={done} onClose={() => setAsked(null)} />
          )}
        </Suspense>
      )}
    </Page>
  );
}

function countOf({ data, total }: MutesList): string {
  return words.count(formatCount(data.length), formatCount(total));
}

function Said({ text, onDismiss }: { text: string; onDismiss: () => void }) {
  return (
    <div className={classes.said} role="status">
      <span>{text}</span>
      <Button size="small" onClick={onDismiss}>
        {triageWords.dismiss}
      </Button>
    </div>
  );
}
