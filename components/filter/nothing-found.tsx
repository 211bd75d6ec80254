import { EmptyState } from '#components/panel/panel-states.tsx';
import classes from './filter.module.css';

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
      {words.noneFoundHint}{' '}
      <button type="button" className={classes.clear} onClick={onClear}>
        {words.clearFilter}
      </button>
    </EmptyState>
  );
}
