import { Notice } from '#components/panel/panel-states.tsx';
import { collectionsWords as words } from '#words/collections.ts';
import type { useCollections } from './use-collections.ts';

type Props = Pick<ReturnType<typeof useCollections>, 'runNow' | 'cancel' | 'isStuck'>;

/** What came of the wish to collect, or to stop that, where it is not seen at once. */
export function RunNotice({ runNow, cancel, isStuck }: Props) {
  return (
    <>
      <Asked runNow={runNow} />
      {cancel.isError ? <Notice>{words.notCancelled(cancel.error.message)}</Notice> : null}
      {isStuck ? (
        <Notice>
          {words.stuck} {words.stuckHelp}
        </Notice>
      ) : null}
    </>
  );
}

function Asked({ runNow }: Pick<Props, 'runNow'>) {
  if (runNow.isError) return <Notice>{words.notStarted(runNow.error.message)}</Notice>;
  if (!runNow.isSuccess) return null;
  const { queued, alreadyRunning } = runNow.data;
  if (alreadyRunning.length > 0) return <Notice>{words.alreadyRunning(alreadyRunning.length)}</Notice>;
  return queued.length > 0 ? null : <Notice>{words.nothingQueued}</Notice>;
}
