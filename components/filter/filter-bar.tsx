'use client';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from '#components/button/quiet-buttons.tsx';
import type { FilterField } from '#lib/domain/property-filter/field.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { filterWords as words } from '#words/filter.ts';
import type { AskValues } from './ask-values.ts';
import classes from './filter.module.css';
import { FilterHelp } from './filter-help.tsx';
import { FilterMistake } from './filter-mistake.tsx';
import { insertOption, isSettled, type Option } from './suggest.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

type Props = {
  fields: readonly FilterField[];
  /** The filter in the address. */
  text: string;
  /** `isBeingWritten`: one paused, and may go on. */
  onApply: (text: string, isBeingWritten?: boolean) => void;
  askValues: AskValues;
  /** An example of what may be written. */
  placeholder?: string;
};

const pauseMs = 300;

/** Where a filter is written: completed at the caret, applied as soon as it says something, its mistake marked. */
export function FilterBar({ fields, text, onApply, askValues, placeholder = words.placeholder }: Props) {
  const [draft, setDraft] = useState(text);
  const [synced, setSynced] = useState(text);
  const [caret, setCaret] = useState(text.length);
  const [active, setActive] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const [isChecked, setChecked] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  const moveTo = useRef<number | null>(null);
  const id = useId();
  if (text !== synced) {
    setSynced(text);
    if (text !== draft.trim()) setDraft(text);
  }
  const { completion, options } = useSuggestions(draft, caret, fields, askValues, isOpen);
  const parsed = parseFilter(draft, fields);
  const mistake = isChecked && !parsed.ok ? parsed.error : null;
  const isListed = isOpen && options.length > 0;

  useLayoutEffect(() => {
    if (moveTo.current === null) return;
    input.current?.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = null;
  });

  const settled = isOpen && isSettled(draft, fields, completion, options) ? draft.trim() : null;
  useEffect(() => {
    if (settled === null || settled === text) return;
    const pause = setTimeout(() => onApply(settled, true), pauseMs);
    return () => clearTimeout(pause);
  }, [settled, text, onApply]);

  const write = (next: string, at: number) => {
    setDraft(next);
    setCaret(at);
    setActive(-1);
    setOpen(true);
    setChecked(false);
  };
  const apply = (next: string) => {
    setChecked(true);
    if (parseFilter(next, fields).ok && next.trim() !== text) onApply(next.trim());
  };
  const choose = (option: Option) => {
    const next = insertOption(draft, completion, option);
    moveTo.current = next.caret;
    write(next.text, next.caret);
    if (completion.kind === 'value' && parseFilter(next.text, fields).ok) onApply(next.text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = isListed ? options[active] : undefined;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (isListed) setActive(wrap(active + step, options.length));
      else setOpen(true);
    } else if (event.key === 'Enter') {
      if (chosen) choose(chosen);
      else {
        setOpen(false);
        apply(draft);
      }
    } else if (event.key === 'Tab' && chosen && !event.shiftKey) choose(chosen);
    else if (event.key === 'Escape' && isListed) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className={classes.bar}>
      <div className={classes.field} data-invalid={mistake !== null}>
        <IconFilter size={15} aria-hidden="true" />
        <input
          ref={input}
          type="text"
          data-page-filter
          role="combobox"
          aria-label={words.label}
          aria-autocomplete="list"
          aria-expanded={isListed}
          aria-controls={`${id}-list`}
          aria-activedescendant={isListed && active >= 0 ? `${id}-${active}` : undefined}
          aria-invalid={mistake !== null}
          aria-describedby={mistake ? `${id}-mistake` : undefined}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={draft}
          onChange={({ currentTarget }) => write(currentTarget.value, currentTarget.selectionStart ?? 0)}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            apply(draft);
          }}
          onKeyDown={onKeyDown}
        />
        {draft === '' ? null : (
          <IconButton
            label={words.clear}
            onClick={() => {
              write('', 0);
              onApply('');
              input.current?.focus();
            }}
          >
            <IconX size={15} aria-hidden="true" />
          </IconButton>
        )}
        <FilterHelp />
      </div>
      <SuggestionList
        id={id}
        name={words.suggestions[completion.kind]('field' in completion ? completion.field : '')}
        options={isListed ? options : []}
        active={active}
        onChoose={choose}
      />
      {mistake ? <FilterMistake id={`${id}-mistake`} text={draft} mistake={mistake} /> : null}
    </search>
  );
}

// One step beyond either end nothing is chosen: the caret is in the text again.
function wrap(index: number, count: number): number {
  if (index < -1) return count - 1;
  return index >= count ? -1 : index;
}
