'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { decisionSpec, decisionsParams } from '#components/decisions/decision-params.ts';
import { DecisionTable } from '#components/decisions/decision-table.tsx';
import { DecisionsPage } from '#components/decisions/decisions-page.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { Mute } from '#lib/api/schemas.ts';
import { mutesOptions } from '#lib/queries/mutes.ts';
import { muteWords as words } from '#words/mutes.ts';
import { patternText } from './mute-pattern.ts';

// Wanted only once somebody acts.
const ChangeDialog = lazyPart(() => import('./change-dialog.tsx'));
const EndDialog = lazyPart(() => import('./end-dialog.tsx'));

type Asked = { Dialog: typeof ChangeDialog | typeof EndDialog; mute: Mute };

/** What is muted, why, until when and by whom. */
export function MutesPage() {
  const { accountName } = useScope();
  const filter = useFilters(decisionSpec);
  const query = useInfiniteQuery(mutesOptions(decisionsParams(filter.filters)));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const done = (text: string) => {
    setAsked(null);
    setSaid(text);
  };
  return (
    <DecisionsPage
      words={words}
      above={<ScopedLink href="/findings">{words.findings}</ScopedLink>}
      filter={filter}
      query={query}
      said={said}
      onDismiss={() => setSaid(null)}
      table={(mutes) => (
        <DecisionTable
          items={mutes}
          words={words}
          whatOf={({ pattern }) => patternText(pattern, accountName)}
          holds={(mute) => <Held mute={mute} />}
          acts={(mute) => (
            <>
              <Button size="small" onClick={() => setAsked({ Dialog: ChangeDialog, mute })}>
                {words.change.do}
              </Button>
              <Button size="small" onClick={() => setAsked({ Dialog: EndDialog, mute })}>
                {words.end.do}
              </Button>
            </>
          )}
        />
      )}
    >
      {asked === null ? null : (
        <Suspense>
          <asked.Dialog mute={asked.mute} onDone={done} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </DecisionsPage>
  );
}

/** How many findings a mute holds, and the way to them. */
function Held({ mute: { id, findings } }: { mute: Mute }) {
  if (findings === 0) return noValue;
  return (
    <ScopedLink
      href="/findings"
      params={{ filter: `mute = ${id}` }}
      aria-label={words.show(formatCount(findings))}
    >
      {formatCount(findings)}
    </ScopedLink>
  );
}
