import { describe, expect, it } from 'vitest';
import { type Column, cellWidths, shareWidths } from './column.ts';
import { directionOf, moveColumn, nextSort, resolveTableView, toggleColumn } from './table-params.ts';

const column = (key: string, sort?: string): Column<string> => ({
  ...{ key, label: key, width: 100, render: (row) => row },
  ...(sort === undefined ? {} : { sort }),
});
const columns = [column('id', 'instanceId'), column('state'), column('owner', 'owner')];
const defaults = { sort: '-owner', columns: ['id', 'owner'] };

function view(sort: string | null, shown: string | null) {
  const resolved = resolveTableView({ sort, columns: shown }, columns, defaults);
  return { ...resolved, shown: resolved.shown.map(({ key }) => key) };
}

describe('resolveTableView', () => {
  it.each([
    [null, null, '-owner', ['id', 'owner'], []],
    ['instanceId', 'owner,state', 'instanceId', ['owner', 'state'], []],
    ['-instanceId', 'owner,owner', '-instanceId', ['owner'], []],
    ['state', 'nothing', '-owner', ['id', 'owner'], ['sort=state', 'columns=nothing']],
    ['', '', '-owner', ['id', 'owner'], []],
  ])('%s, %s', (sort, asked, expectedSort, shown, dropped) => {
    const resolved = view(sort, asked);
    expect(resolved).toMatchObject({ sort: expectedSort, shown });
    expect(resolved.dropped.map(({ name, value }) => `${name}=${value}`)).toEqual(dropped);
  });
});

describe('nextSort', () => {
  it.each([
    ['owner', 'state', 'state'],
    ['state', 'state', '-state'],
    ['-state', 'state', 'state'],
  ])('%s, %s pressed', (sort, pressed, expected) => expect(nextSort(sort, pressed)).toBe(expected));
});

describe('directionOf', () => {
  it.each([
    ['owner', 'owner', false, 'ascending'],
    ['-owner', 'owner', false, 'descending'],
    ['createdAt', 'createdAt', true, 'descending'],
    ['-createdAt', 'createdAt', true, 'ascending'],
    ['-owner', 'state', false, undefined],
    ['owner', undefined, false, undefined],
  ])('%s, of the column by %s (reversed: %s): %s', (sort, by, isReversed, expected) =>
    expect(directionOf(sort, by, isReversed)).toBe(expected),
  );
});

describe('cellWidths', () => {
  const growing = [{ width: 100 }, { width: 300, grows: true }];

  it('share what is left over in proportion, or give it to the one that grows', () => {
    expect(cellWidths([{ width: 100 }, { width: 300 }])).toEqual(['25%', '75%']);
    expect(cellWidths(growing)).toEqual(['100px', 'calc(100% - 100px)']);
  });

  it('are shares where a row may be narrower than all of them', () => {
    expect(shareWidths(growing)).toEqual(['25%', '75%']);
  });
});

describe('columns', () => {
  it('come and go, but for the last', () => {
    expect(toggleColumn(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggleColumn(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggleColumn(['a'], 'a')).toEqual(['a']);
  });

  it('move by a step, within their row', () => {
    expect(moveColumn(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moveColumn(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moveColumn(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(moveColumn(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });
});
