'use client';
import { IconHelpCircle } from '@tabler/icons-react';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { filterWords as words } from '#words/filter.ts';
import classes from './filter.module.css';

/** How a filter is written, by examples. */
export function FilterHelp() {
  return (
    <Disclosure align="end" name={words.help} label={<IconHelpCircle size={15} aria-hidden="true" />}>
      {() => (
        <div className={classes.help}>
          <p>{words.helpLead}</p>
          <dl>
            {words.examples.map(([filter, meaning]) => (
              <div key={filter}>
                <dt>
                  <code>{filter}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Disclosure>
  );
}
