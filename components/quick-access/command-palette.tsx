'use client';
import { useMantineColorScheme } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useDisplay } from '#components/display/display-provider.tsx';
import { densities } from '#components/display/display-settings.ts';
import { useNow } from '#components/format/clock.tsx';
import { innerPlaces, places } from '#components/frame/places.ts';
import { resourceLink } from '#components/scope/hrefs.ts';
import { useScope } from '#components/scope/use-scope.ts';
import type { SearchHit } from '#lib/api/schemas.ts';
import { runNowOptions } from '#lib/queries/collections.ts';
import { rulesOptions } from '#lib/queries/rules.ts';
import { searchOptions } from '#lib/queries/search.ts';
import { displayWords } from '#words/display.ts';
import { quickAccessWords as words } from '#words/quick-access.ts';
import { accountsFirst, type Command, groupCommands, matchCommands } from './commands.ts';
import classes from './quick-access.module.css';
import { Sheet } from './sheet.tsx';

/** As many as are found of each kind of thing. */
const rulesShown = 5;

type Props = { onClose: () => void; onHelp: () => void };

/** One field for everything: pages, actions, and whatever in the estate has such a name. */
export default function CommandPalette({ onClose, onHelp }: Props) {
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const id = useId();
  const wanted = useDeferredValue(text.trim());
  const hits = useQuery({ ...searchOptions(wanted), placeholderData: keepPreviousData });
  const fixed = useFixedCommands(onClose, onHelp);
  const found = useFoundCommands(wanted === '' ? [] : accountsFirst(hits.data?.data ?? [], wanted), onClose);
  const rules = useRuleCommands(wanted !== '', onClose);
  const commands = [
    ...matchCommands(fixed, text),
    ...found,
    ...matchCommands(rules, wanted).slice(0, rulesShown),
  ];
  const at = Math.min(marked, commands.length - 1);
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setMarked((at + step + commands.length) % Math.max(1, commands.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      commands[at]?.run();
    }
  };
  return (
    <Sheet name={words.search} onClose={onClose}>
      <input
        className={classes.field}
        // biome-ignore lint/a11y/noAutofocus: the box was opened to type into it
        autoFocus
        role="combobox"
        aria-label={words.searchHint}
        placeholder={words.searchHint}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={commands.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={keys}
      />
      <Results id={id} commands={commands} marked={at} onMark={setMarked} />
      <p className={classes.state} role="status">
        {stateOf(commands.length, text.trim(), hits)}
      </p>
    </Sheet>
  );
}

type ResultsProps = {
  id: string;
  commands: readonly Command[];
  marked: number;
  onMark: (index: number) => void;
};

function Results({ id, commands, marked, onMark }: ResultsProps) {
  return (
    <div id={id} className={classes.results} role="listbox" aria-label={words.results}>
      {groupCommands(commands).map(([group, members]) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options within a list box
        <div key={group} role="group" aria-label={words.groups[group]}>
          <div className={classes.group} aria-hidden="true">
            {words.groups[group]}
          </div>
          {members.map((command) => {
            const index = commands.indexOf(command);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
              // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same
              <div
                key={command.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === marked}
                className={classes.option}
                ref={index === marked ? scrollIntoView : null}
                onPointerMove={() => onMark(index)}
                onClick={command.run}
              >
                <bdi>{command.label}</bdi>
                {command.context ? <small>{command.context}</small> : null}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function stateOf(
  count: number,
  text: string,
  { isFetching, isError }: { isFetching: boolean; isError: boolean },
) {
  if (text === '') return null;
  if (isFetching) return words.searching;
  if (isError) return words.failed;
  return count === 0 ? words.nothing(text) : null;
}

function useFoundCommands(hits: readonly SearchHit[], onClose: () => void): readonly Command[] {
  const router = useRouter();
  const { hrefOf, accountName } = useScope();
  return hits.map(({ kind, id, label, accountId, region, owner }) => ({
    id: `${kind}/${id}`,
    group: kind,
    label,
    context: [accountId === null ? null : accountName(accountId), region, owner]
      .filter((part) => part !== null && part !== label)
      .join(' · '),
    run: () => {
      onClose();
      const { href, params } = resourceLink(kind, id);
      router.push(hrefOf(href, params));
    },
  }));
}

function useRuleCommands(isWanted: boolean, onClose: () => void): readonly Command[] {
  const router = useRouter();
  const { scope, hrefOf } = useScope();
  const { data } = useQuery({ ...rulesOptions(scope), enabled: isWanted });
  return (isWanted ? (data?.data ?? []) : []).map(({ id, title }) => ({
    ...{ id: `rule/${id}`, group: 'rule', label: title, context: id, keywords: id },
    run: () => {
      onClose();
      router.push(`${hrefOf('/rules')}#${id}`);
    },
  }));
}

function useFixedCommands(onClose: () => void, onHelp: () => void): readonly Command[] {
  const router = useRouter();
  const client = useQueryClient();
  const { hrefOf, setScope } = useScope();
  const { setColorScheme } = useMantineColorScheme();
  const { change } = useDisplay();
  const { mutate: runNow } = useMutation(runNowOptions(client));
  const today = useNow();
  return useMemo(() => {
    const { actions } = words;
    const daysAgo = (days: number) =>
      new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
    const todo: readonly [string, () => void][] = [
      [actions.collectNow, () => runNow({})],
      [actions.light, () => setColorScheme('light')],
      [actions.dark, () => setColorScheme('dark')],
      [actions.system, () => setColorScheme('auto')],
      ...densities.map((density): [string, () => void] => [
        actions.density(displayWords[density]),
        () => change({ density }),
      ]),
      ...[...new Set(['UTC', Intl.DateTimeFormat().resolvedOptions().timeZone])].map(
        (timeZone): [string, () => void] => [actions.timeZone(timeZone), () => change({ timeZone })],
      ),
      [actions.yesterday, () => setScope({ at: daysAgo(1) })],
      [actions.weekAgo, () => setScope({ at: daysAgo(7) })],
      [actions.now, () => setScope({ at: null })],
      [actions.clear, () => setScope({ account: null, region: null, owner: null })],
      [actions.print, () => setTimeout(() => window.print(), 100)],
    ];
    return [
      ...[...places, ...innerPlaces].map(({ href, label }) => ({
        ...{ id: href, group: 'page' as const, label },
        run: () => {
          onClose();
          router.push(hrefOf(href));
        },
      })),
      ...todo.map(([label, act]) => ({
        ...{ id: label, group: 'action' as const, label },
        run: () => {
          onClose();
          act();
        },
      })),
      { id: actions.help, group: 'action' as const, label: actions.help, run: onHelp },
    ];
  }, [today, runNow, setColorScheme, change, setScope, onClose, onHelp, router, hrefOf]);
}
