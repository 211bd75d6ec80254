import { RelativeTime } from '#components/format/time.tsx';
import rows from '#components/panel/rows.module.css';
import type { ScopeState } from '#lib/api/schemas.ts';
import { collectionsWords as words } from '#words/collections.ts';
import { type RowActions, RunOrCancel } from './run-or-cancel.tsx';
import type { Standing } from './scope-state.ts';

type Props = { state: ScopeState; standing: Standing; actions: RowActions };

/** When a scope is collected next, and the button to collect it now. */
export function NextCells({ state, standing, actions }: Props) {
  return (
    <>
      <td data-label={words.columns.next}>
        <Next state={state} />
      </td>
      <td className={`${rows.number} ${rows.last}`}>
        <RunOrCancel scope={state} standing={standing} {...actions} />
      </td>
    </>
  );
}

function Next({ state: { waiting, nextRunAt } }: { state: ScopeState }) {
  const retryAt = waiting?.retryAt ?? null;
  if (retryAt !== null) {
    return (
      <>
        {words.retryAt} <RelativeTime at={retryAt} />
      </>
    );
  }
  return nextRunAt === null ? words.notPlanned : <RelativeTime at={nextRunAt} />;
}
