import { describe, expect, it } from 'vitest';
import type { SearchHit } from '#lib/api/schemas.ts';
import { accountsFirst, type Command, groupCommands, matchCommands } from './commands.ts';
import { readShortcut } from './shortcuts.ts';

const command = (label: string, group: Command['group'] = 'page'): Command => ({
  ...{ id: label, group, label, run: () => {} },
});
const commands = [
  command('Launch templates'),
  command('Instances'),
  { ...command('Print this page', 'action'), keywords: 'paper PDF' },
];

describe('matchCommands', () => {
  it.each([
    ['', ['Launch templates', 'Instances', 'Print this page']],
    ['inst', ['Instances']],
    ['temp LAUNCH', ['Launch templates']],
    ['in', ['Instances', 'Print this page']],
    ['page pdf', ['Print this page']],
    ['nothing', []],
  ])('%s', (text, labels) => {
    expect(matchCommands(commands, text).map(({ label }) => label)).toEqual(labels);
  });
});

describe('accountsFirst', () => {
  const hit = (kind: SearchHit['kind'], id: string, label = id): SearchHit => ({
    ...{ kind, id, label, accountId: null, region: null, owner: null },
  });
  const hits = [
    hit('role', 'arn:aws:iam::612900000000:role/a', 'a'),
    hit('account', '111161290000', 'prod'),
    hit('account', '612900000000', 'Payments'),
  ];
  it.each([
    ['6129', ['Payments', 'a', 'prod']],
    ['pay', ['Payments', 'a', 'prod']],
    ['1612', ['a', 'prod', 'Payments']],
  ])('%s', (text, labels) => {
    expect(accountsFirst(hits, text).map(({ label }) => label)).toEqual(labels);
  });
});

describe('groupCommands', () => {
  it('keeps the order', () => {
    expect(groupCommands(commands).map(([group, { length }]) => [group, length])).toEqual([
      ['page', 2],
      ['action', 1],
    ]);
  });
});

describe('readShortcut', () => {
  const press = (key: string, more = {}) => ({ key, isCommand: false, isTyping: false, atMs: 0, ...more });
  it.each([
    ['k', { isCommand: true, isTyping: true }, 'palette'],
    ['?', {}, 'help'],
    ['?', { isTyping: true }, null],
    ['/', {}, 'filter'],
    ['x', {}, null],
  ])('%s %j', (key, more, action) => {
    expect(readShortcut(press(key, more), null)).toEqual({ action, pending: null });
  });

  it('goes to a page by two keys, the second soon after the first', () => {
    const { pending } = readShortcut(press('g'), null);
    expect(readShortcut(press('i', { atMs: 500 }), pending).action).toEqual({ go: '/instances' });
    expect(readShortcut(press('i', { atMs: 5_000 }), pending).action).toBeNull();
    expect(readShortcut(press('toString', { atMs: 500 }), pending).action).toBeNull();
  });
});
