import { Suspense, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { lazyPart } from '#components/connection/lazy-part.ts';
import rows from '#components/panel/rows.module.css';
import type { PastCollection } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { collectionsWords as words } from '#words/collections.ts';
import classes from './collections.module.css';
import { type ScopeLine, ScopeRow } from './scope-row.tsx';

// Seen once somebody looks into a collection.
const CollectionDetail = lazyPart(() => import('./collection-detail.tsx'));

/** Which collection is looked at. */
export type Selection = { selectedId: string | null; onSelect: (id: string | null) => void };

type Props = Selection & {
  lines: readonly ScopeLine[];
  accountName: (accountId: string) => string;
  shownAtFirst: number;
  /** Without what comes next. */
  isPast?: boolean;
};

/** The scopes, one a row, each with its newest collections and the one of them that is looked at. */
export function ScopesTable(props: Props) {
  const { lines, accountName, shownAtFirst, selectedId, onSelect, isPast = false } = props;
  const [showsAll, setShowsAll] = useState(false);
  return (
    <>
      <div className={rows.box}>
        <table className={`${rows.table} ${classes.grid}`}>
          <ScopesHead isPast={isPast} />
          {(showsAll ? lines : lines.slice(0, shownAtFirst)).map((line) => (
            <ScopeRow
              key={scopeKey(line.scope)}
              {...{ ...line, selectedId, onSelect }}
              accountName={accountName(line.scope.accountId)}
              detail={detailOf(line.runs ?? [], selectedId, onSelect)}
            />
          ))}
        </table>
      </div>
      {lines.length > shownAtFirst ? (
        <div className={rows.foot}>
          <Button onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? words.showFewer : words.showAll(lines.length)}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The collection that is looked at, where none of the rows has it. */
export function StrayCollection({
  histories,
  selectedId,
  onSelect,
}: Selection & { histories: readonly { collections: readonly PastCollection[] }[] }) {
  if (selectedId === null) return null;
  if (histories.some(({ collections }) => collections.some(({ id }) => id === selectedId))) return null;
  return (
    <Suspense>
      <CollectionDetail id={selectedId} previous={null} next={null} onSelect={onSelect} />
    </Suspense>
  );
}

function detailOf(
  runs: readonly PastCollection[],
  selectedId: Selection['selectedId'],
  onSelect: Selection['onSelect'],
) {
  const index = runs.findIndex(({ id }) => id === selectedId);
  const selected = runs[index];
  if (selected === undefined) return null;
  return (
    <Suspense>
      <CollectionDetail
        id={selected.id}
        previous={runs[index - 1]?.id ?? null}
        next={runs[index + 1]?.id ?? null}
        onSelect={onSelect}
      />
    </Suspense>
  );
}

/** Fixed, so that nothing moves when a collection begins or ends. */
const widths = [
  { key: 'state', width: 104 },
  { key: 'history', width: 412 },
  { key: 'took', width: 66 },
  { key: 'seconds', width: 80 },
  { key: 'calls', width: 58 },
  { key: 'trend', width: 80 },
];
const widthsOfNext = [
  { key: 'next', width: 90 },
  { key: 'run', width: 94 },
];

function ScopesHead({ isPast }: { isPast: boolean }) {
  const { scope, state, history, took, calls, next, action } = words.columns;
  return (
    <>
      <colgroup>
        <col />
        {(isPast ? widths : [...widths, ...widthsOfNext]).map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{scope}</th>
          <th scope="col">{state}</th>
          <th scope="col">{history}</th>
          <th scope="col" colSpan={2}>
            {took}
          </th>
          <th scope="col" colSpan={2}>
            {calls}
          </th>
          {isPast ? null : (
            <>
              <th scope="col">{next}</th>
              <th scope="col" className={rows.number}>
                {action}
              </th>
            </>
          )}
        </tr>
      </thead>
    </>
  );
}
