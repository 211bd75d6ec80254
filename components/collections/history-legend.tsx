import { collectionsWords as words } from '#words/collections.ts';
import classes from './history.module.css';

const looks = ['complete', 'partial', 'failed', 'cancelled', 'running'] as const;

/** What the shapes of the grid stand for. */
export function HistoryLegend() {
  return (
    <ul className={classes.legend} aria-label={words.legend}>
      {looks.map((look) => (
        <li key={look}>
          <span className={classes.cell} data-look={look} aria-hidden="true" />
          {words.standings[look]}
        </li>
      ))}
    </ul>
  );
}
