'use client';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { Button } from '#components/button/button.tsx';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { tableWords as words } from '#words/table.ts';
import type { Column } from './column.ts';
import classes from './table.module.css';
import { moveColumn, toggleColumn } from './table-params.ts';

type Props<Row> = {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  defaults: readonly string[];
  onChange: (keys: readonly string[]) => void;
};

/** Which columns a table has, and in what order. */
export function ColumnChooser<Row>({ columns, shown, defaults, onChange }: Props<Row>) {
  const keys = shown.map(({ key }) => key);
  const hidden = columns.filter(({ key }) => !keys.includes(key));
  return (
    <Disclosure
      align="end"
      label={
        <>
          <IconColumns3 size={15} aria-hidden="true" />
          {words.columns}
        </>
      }
    >
      {() => (
        <div className={classes.chooser}>
          {[...shown, ...hidden].map(({ key, label }) => (
            <div key={key}>
              <label>
                <input
                  type="checkbox"
                  checked={keys.includes(key)}
                  disabled={keys.length === 1 && keys[0] === key}
                  onChange={() => onChange(toggleColumn(keys, key))}
                />
                {label}
              </label>
              {keys.includes(key) ? (
                <>
                  <button
                    type="button"
                    aria-label={words.moveUp(label)}
                    onClick={() => onChange(moveColumn(keys, key, -1))}
                  >
                    <IconArrowUp size={14} aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    aria-label={words.moveDown(label)}
                    onClick={() => onChange(moveColumn(keys, key, 1))}
                  >
                    <IconArrowDown size={14} aria-hidden="true" />
                  </button>
                </>
              ) : null}
            </div>
          ))}
          <Button onClick={() => onChange(defaults)}>{words.resetColumns}</Button>
        </div>
      )}
    </Disclosure>
  );
}
