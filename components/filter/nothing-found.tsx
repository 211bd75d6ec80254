import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';

type Props = {
  words: Record<'none' | 'noneHint' | 'noneFound' | 'noneFoundHint' | 'clearFilter', string>;
  isFiltered: boolean;
  onClear: () => void;
};

/** Says whether there is nothing at all, or nothing that the filter finds, and how to see more. */
export function NothingFound({ words, isFiltered, onClear }: Props) {
  if (!isFiltered) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  return (
    <EmptyState title={words.noneFound}>
      {words.noneFoundHint} <LinkButton onClick={onClear}>{words.clearFilter}</LinkButton>
    </EmptyState>
  );
}
