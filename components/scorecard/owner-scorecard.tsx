'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FindingsPanel } from '#components/findings/findings-panel.tsx';
import { Page } from '#components/frame/page.tsx';
import { KpiTiles } from '#components/kpis/kpi-tiles.tsx';
import type { Targets } from '#components/kpis/targets.ts';
import { KeyAgesPanel } from '#components/owners/key-ages-panel.tsx';
import { LongestOpenPanel } from '#components/owners/longest-open-panel.tsx';
import { PlacesPanel } from '#components/owners/places-panel.tsx';
import classes from '#components/owners/scorecard.module.css';
import { QueryBody } from '#components/panel/query-body.tsx';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ApiError } from '#lib/queries/api-error.ts';
import { ownerOptions } from '#lib/queries/owners.ts';
import { ownersWords as words } from '#words/owners.ts';
import { MissingOwner } from './missing-owner.tsx';

type Props = { owner: string; targets: Targets };

/** How one owner fares: the four figures, where its gaps are, its keys and findings, and how it compares. */
export function OwnerScorecard({ owner, targets }: Props) {
  const { scope: looked, accountName } = useScope();
  const scope = useMemo(() => ({ ...looked, owner }), [looked, owner]);
  const query = useQuery(ownerOptions(owner, scope));
  if (query.error instanceof ApiError && query.error.status === 404) return <MissingOwner owner={owner} />;
  return (
    <Page
      title={<bdi>{owner}</bdi>}
      above={<ScopedLink href="/owners">{words.above}</ScopedLink>}
      actions={<RangePicker />}
    >
      <KpiTiles scope={scope} targets={targets} />
      <QueryBody query={query} what={words.one} height={420}>
        {(card) => (
          <div className={classes.row}>
            <LongestOpenPanel owner={card} accountName={accountName} />
            <div className={classes.column}>
              <PlacesPanel owner={card} />
              <KeyAgesPanel owner={owner} keys={card.accessKeys} />
            </div>
          </div>
        )}
      </QueryBody>
      <FindingsPanel scope={scope} accountName={accountName} />
    </Page>
  );
}
