'use client';
import { Missing } from '#components/detail/missing.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ownersWords as words } from '#words/owners.ts';

/** An owner that holds nothing of what is looked at, and where to look for it. */
export function MissingOwner({ owner }: { owner: string }) {
  const { scope } = useScope();
  const isNarrowed = [scope.at, scope.to, scope.account, scope.region].some((part) => part !== null);
  return (
    <Missing
      title={words.notFoundTitle(owner)}
      hint={isNarrowed ? words.notFoundHere : words.notFound}
      listHref="/owners"
      listLabel={words.list}
      search={owner}
      way={
        isNarrowed ? (
          <li>
            <ScopedLink href={ownerHref(owner)} params={everywhereNow}>
              {words.everywhereNow}
            </ScopedLink>
          </li>
        ) : null
      }
    />
  );
}

const everywhereNow = { at: null, from: null, to: null, account: null, region: null };
