'use client';
import { Fragment } from 'react';
import { Button } from '#components/button/button.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { places } from '#components/frame/places.ts';
import { quickAccessWords as words } from '#words/quick-access.ts';
import classes from './quick-access.module.css';
import { Sheet } from './sheet.tsx';
import { pageKeys } from './shortcuts.ts';

const others: readonly { keys: readonly string[]; label: string }[] = [
  { keys: ['Ctrl K'], label: words.keys.palette },
  { keys: ['?'], label: words.keys.help },
  { keys: ['/'], label: words.keys.filter },
  { keys: ['↑', '↓', 'Page ↑', 'Page ↓', 'Home', 'End'], label: words.keys.rows },
  { keys: ['←', '→'], label: words.keys.chart },
  { keys: ['Enter'], label: words.keys.open },
  { keys: ['Esc'], label: words.keys.escape },
];

/** Every shortcut there is. */
export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { shortcuts } = useDisplay();
  return (
    <Sheet name={words.help} onClose={onClose}>
      <div className={classes.helpHead}>
        <h2>{words.help}</h2>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
      {shortcuts === 'off' ? <p>{words.shortcutsOff}</p> : null}
      <div className={classes.helpBody}>
        <dl className={classes.keys}>
          {others.map(({ keys, label }) => (
            <KeysOf key={label} keys={keys} label={label} />
          ))}
          {Object.entries(pageKeys).map(([key, href]) => (
            <div key={key}>
              <dt>
                <kbd>g</kbd> {words.afterwards} <kbd>{key}</kbd>
              </dt>
              <dd>
                {places
                  .filter((place) => place.href === href)
                  .map(({ label }) => (
                    <Fragment key={label}>{label}</Fragment>
                  ))}
              </dd>
            </div>
          ))}
        </dl>
        <h3>{words.queue}</h3>
        <dl className={classes.keys}>
          {words.queueKeys.map(([keys, label]) => (
            <KeysOf key={label} keys={keys} label={label} />
          ))}
        </dl>
      </div>
    </Sheet>
  );
}

function KeysOf({ keys, label }: { keys: readonly string[]; label: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
