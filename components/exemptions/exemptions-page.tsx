'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { decisionSpec, decisionsParams } from '#components/decisions/decision-params.ts';
import { DecisionTable } from '#components/decisions/decision-table.tsx';
import { DecisionsPage } from '#components/decisions/decisions-page.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { patternText } from '#components/mutes/mute-pattern.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { Exemption } from '#lib/api/schemas.ts';
import { exemptionsOptions } from '#lib/queries/exemptions.ts';
import { exemptionWords as words } from '#words/exemptions.ts';

// Wanted only once somebody acts.
const ExemptDialog = lazyPart(() => import('./exempt-dialog.tsx'));
const ChangeDialog = lazyPart(() => import('./change-dialog.tsx'));
const RevokeDialog = lazyPart(() => import('./revoke-dialog.tsx'));

type Asked = { Dialog: typeof ChangeDialog | typeof RevokeDialog; exemption: Exemption };

/** Which instances need no role, why, until when and by whom. */
export function ExemptionsPage() {
  const { accountName } = useScope();
  const filter = useFilters(decisionSpec);
  const query = useInfiniteQuery(exemptionsOptions(decisionsParams(filter.filters)));
  const [asked, setAsked] = useState<Asked | 'new' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const dialog = {
    onDone: (text: string) => {
      setAsked(null);
      setSaid(text);
    },
    onClose: () => setAsked(null),
  };
  return (
    <DecisionsPage
      words={words}
      above={<ScopedLink href="/instances">{words.instances}</ScopedLink>}
      actions={<Button onClick={() => setAsked('new')}>{words.exempt.do}</Button>}
      filter={filter}
      query={query}
      said={said}
      onDismiss={() => setSaid(null)}
      table={(exemptions) => (
        <DecisionTable
          items={exemptions}
          words={words}
          whatOf={({ pattern }) => patternText({ rule: null, ...pattern }, accountName)}
          holds={({ instances }) => formatCount(instances)}
          acts={(exemption) => (
            <>
              <Button size="small" onClick={() => setAsked({ Dialog: ChangeDialog, exemption })}>
                {words.change.do}
              </Button>
              <Button size="small" onClick={() => setAsked({ Dialog: RevokeDialog, exemption })}>
                {words.revoke.do}
              </Button>
            </>
          )}
        />
      )}
    >
      {asked === null ? null : (
        <Suspense>
          {asked === 'new' ? (
            <ExemptDialog {...dialog} />
          ) : (
            <asked.Dialog exemption={asked.exemption} {...dialog} />
          )}
        </Suspense>
      )}
    </DecisionsPage>
  );
}
