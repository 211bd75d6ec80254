'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { useNow } from '#components/format/clock.tsx';
import { Notice } from '#components/panel/panel-states.tsx';
import { accountsOptions } from '#lib/queries/accounts.ts';
import { ownersOptions } from '#lib/queries/owners.ts';
import { scopeWords as words } from '#words/scope.ts';
import { type Dropped, resolveScope, scopeQuery } from './resolve-scope.ts';
import { useScope } from './use-scope.ts';

const longest = 60;

type Props = {
  /** The parameters that the page itself reads. */
  pageParams: readonly string[];
  /** What of the page's own parameters it could not read. */
  dropped: readonly Dropped[];
};

/** Says which parameters of the address were left out because nothing is called so. */
export function DroppedNotice({ pageParams, dropped }: Props) {
  const { raw } = useScope();
  const { data: accounts } = useQuery(accountsOptions());
  const { data: owners } = useQuery(ownersOptions());
  const router = useRouter();
  const resolved = resolveScope(raw, { accounts, owners, now: useNow() }, pageParams);
  const all = [...resolved.dropped, ...dropped];
  if (all.length === 0) return null;
  const clean = () => {
    const own = Object.entries(raw).flatMap(([name, values = []]) =>
      pageParams.includes(name) && !dropped.some((one) => one.name === name)
        ? [values].flat().map((value) => [name, value])
        : [],
    );
    const query = new URLSearchParams([...Object.entries(scopeQuery(resolved.scope)), ...own]);
    router.replace(`?${query}`, { scroll: false });
  };
  return (
    <Notice>
      {words.leftOut} {all.map(({ name, value }) => `${name}=${shorten(value)}`).join(', ')}.
      <LinkButton onClick={clean}>{words.cleanAddress}</LinkButton>
    </Notice>
  );
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
