import { Button } from '#components/button/button.tsx';
import type { ScopeState } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { collectionsWords as words } from '#words/collections.ts';
import type { Standing } from './scope-state.ts';

export type RowActions = { onRun: (scope: ScopeState) => void; onCancel: (scope: ScopeState) => void };

type Props = RowActions & { scope: ScopeState; standing: Standing };

/** Collects a scope now; while it waits or is being collected, stops that. */
export function RunOrCancel({ scope, standing, onRun, onCancel }: Props) {
  const name = scopeKey(scope);
  const isStopping = standing === 'stopping';
  if (standing === 'running' || standing === 'queued' || isStopping) {
    return (
      <Button
        size="small"
        {...(isStopping ? { 'data-disabled': true } : {})}
        aria-disabled={isStopping}
        onClick={() => (isStopping ? undefined : onCancel(scope))}
        aria-label={words.cancelOf(name)}
      >
        {isStopping ? words.stopping : words.cancel}
      </Button>
    );
  }
  return (
    <Button size="small" onClick={() => onRun(scope)} aria-label={words.runOf(name)}>
      {words.run}
    </Button>
  );
}
