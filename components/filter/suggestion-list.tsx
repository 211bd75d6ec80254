'use client';
import { useEffect, useRef } from 'react';
import classes from './filter.module.css';
import type { Option } from './suggest.ts';

type Props = {
  /** Before the id of each option, and of the list. */
  id: string;
  name: string;
  options: readonly Option[];
  active: number;
  onChoose: (option: Option) => void;
};

/** What can be chosen at the caret. The focus stays in the text: see the combobox pattern of ARIA. */
export function SuggestionList({ id, name, options, active, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[aria-selected="true"]`)?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div className={classes.popup} hidden={options.length === 0}>
      <p className={classes.popupName} aria-hidden="true">
        {name}
      </p>
      <div className={classes.list} role="listbox" id={`${id}-list`} aria-label={name} ref={list}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the text, where the focus is
          // biome-ignore lint/a11y/useFocusableInteractive: the focus is in the text
          <div
            key={option.insert}
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === active}
            className={classes.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            <bdi title={option.label}>{option.label}</bdi>
            <span>{option.hint}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
