'use client';
import { tourWords as words } from '#words/tours.ts';
import { TimePassing } from './time-passing.tsx';
import classes from './tours.module.css';

/** The people whom a tour is for. */
export default function TourChoice({ onChoose }: { onChoose: (tour: string, path: string) => void }) {
  return (
    <div className={classes.choice}>
      <p>{words.demo}</p>
      <h2>{words.choose}</h2>
      <ul>
        {words.tours.map(({ id, who, question, steps }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id, steps[0]?.path ?? '/')}>
              <strong>{who}</strong>
              <span>{question}</span>
            </button>
          </li>
        ))}
      </ul>
      <TimePassing />
    </div>
  );
}
