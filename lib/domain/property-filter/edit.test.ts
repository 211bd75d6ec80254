import { expect, test } from 'vitest';
import { chosenValues, toggleValue, withoutChoice } from './edit.ts';
import type { Filter, FilterValue } from './filter.ts';
import { parseFilter } from './parse.ts';
import { printFilter } from './print.ts';
import { fields } from './testing/fields.ts';

const state = { field: 'state', key: null };
const running: FilterValue = { kind: 'text', text: 'running' };

function read(source: string): Filter | null {
  const parsed = parseFilter(source, fields);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.filter;
}

test.each([
  ['', 'state = running'],
  ['state = running', ''],
  ['state = stopped', 'state = stopped, running'],
  ['state = stopped, running', 'state = stopped'],
  ['web state = stopped owner = x', 'web and state = stopped, running and owner = x'],
  ['web or owner = x', '(web or owner = x) and state = running'],
  ['state != stopped', 'state != stopped and state = running'],
  ['not state = running', 'not state = running and state = running'],
])('choosing "running" in %j gives %j', (source, expected) => {
  expect(printFilter(toggleValue(read(source), state, running), fields)).toBe(expected);
});

test.each([
  ['state = running, stopped and web', ['running', 'stopped'], 'web'],
  ['state = running', ['running'], ''],
  ['state != running', [], 'state != running'],
  ['state = running or web', [], 'state = running or web'],
])('%j has chosen %j', (source, chosen, rest) => {
  const values = chosenValues(read(source), state).map((value) =>
    value.kind === 'text' ? value.text : null,
  );
  expect(values).toEqual(chosen);
  expect(printFilter(withoutChoice(read(source), state), fields)).toBe(rest);
});
