'use client';
import { Missing } from '#components/detail/missing.tsx';
import { accountsWords as words } from '#words/accounts.ts';

/** An account that is not monitored, and where to look for another. */
export function MissingAccount({ accountId }: { accountId: string }) {
  return (
    <Missing
      title={words.notFoundTitle(accountId)}
      hint={words.notFound}
      listHref="/accounts"
      listLabel={words.list}
      search={accountId}
    />
  );
}
