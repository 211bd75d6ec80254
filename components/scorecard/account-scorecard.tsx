'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { collectionParams } from '#components/collections/collection-params.ts';
import { ScopesSection } from '#components/collections/scopes-section.tsx';
import { FindingsPanel } from '#components/findings/findings-panel.tsx';
import { InPresent } from '#components/format/clock.tsx';
import { RelativeTime } from '#components/format/time.tsx';
import { Page } from '#components/frame/page.tsx';
import { KpiTiles } from '#components/kpis/kpi-tiles.tsx';
import type { Targets } from '#components/kpis/targets.ts';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { accountOptions } from '#lib/queries/accounts.ts';
import { ApiError } from '#lib/queries/api-error.ts';
import { accountsWords as words } from '#words/accounts.ts';
import { MissingAccount } from './missing-account.tsx';

type Props = { accountId: string; targets: Targets };

/** One account: the four figures, its scopes over time and its findings. */
export function AccountScorecard({ accountId, targets }: Props) {
  const { scope: looked, accountName } = useScope();
  const scope = useMemo(() => ({ ...looked, account: accountId }), [looked, accountId]);
  const { data: account, error } = useQuery(accountOptions(accountId, scope));
  if (error instanceof ApiError && error.status === 404) return <MissingAccount accountId={accountId} />;
  return (
    <Page
      title={<bdi>{account?.name ?? accountName(accountId)}</bdi>}
      above={<ScopedLink href="/accounts">{words.title}</ScopedLink>}
      aside={
        account ? (
          <InPresent>
            {accountId} · {words.monitored} <RelativeTime at={account.monitoredAt} isPast />
            {looked.at === null ? ` · ${words.stale(account.staleScopes, account.scopes)}` : null}
          </InPresent>
        ) : null
      }
      actions={<RangePicker />}
      params={collectionParams}
    >
      <KpiTiles scope={scope} targets={targets} />
      <ScopesSection account={accountId} />
      <FindingsPanel scope={scope} accountName={accountName} />
    </Page>
  );
}
