import { Button } from '#components/button/button.tsx';
import type { Scope } from '#lib/queries/span.ts';
import { collectionsWords as words } from '#words/collections.ts';
import type { useCollections } from './use-collections.ts';

type Props = Pick<ReturnType<typeof useCollections>, 'runNow' | 'run'> & { scope: Scope };

/** Collects everything that is looked at. */
export function CollectButton({ scope: { account, region }, runNow, run }: Props) {
  const all = () => run({ ...(account === null ? {} : { account }), ...(region === null ? {} : { region }) });
  return (
    <Button
      onClick={all}
      isBusy={runNow.isPending && runNow.variables.collector === undefined}
      variant="filled"
    >
      {account === null && region === null ? words.runAll : words.runThese}
    </Button>
  );
}
