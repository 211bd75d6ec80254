import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { annotationsQuery, notePatch, noteRequest, notesQuery } from '#lib/api/schemas.ts';
import { account, hour, insertEstate, otherAccount, region } from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { addNote } from './add-note.ts';
import { changeNote } from './change-note.ts';
import type { Context } from './context.ts';
import { deleteNote } from './delete-note.ts';
import { listAnnotations } from './list-annotations.ts';
import { listNotes } from './list-notes.ts';
import { recordSettings } from './record-settings.ts';

const { db } = useTestDatabase();

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

beforeAll(async () => {
  await insertEstate(db, [1, 2]);
  const seen = [account, otherAccount].flatMap((accountId) =>
    ['global', region].flatMap((place) => [1, 2, 3, 4].map((number) => ({ accountId, place, number }))),
  );
  await db.rollupDay.createMany({
    data: seen
      .filter(({ accountId, place, number }) => accountId !== account || place !== region || number !== 2)
      .map(({ accountId, place, number }) => ({
        ...{ accountId, day: day(number), region: place, asOf: day(number), scopes: 1 },
        staleScopes: accountId === otherAccount && place === region && number === 4 ? 1 : 0,
      })),
  });
});

beforeEach(async () => {
  await db.note.deleteMany();
  await db.settingsChange.deleteMany();
});

function context(change: Partial<Context> = {}): Context {
  return {
    ...{ actor: { kind: 'operator', name: 'local operator' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(24 * 4) },
    ...change,
  };
}

function annotations(params: object = {}, ctx = context()) {
  const input = annotationsQuery.parse({ from: '2026-11-01', to: '2026-11-04', ...params });
  return listAnnotations({ ctx, input });
}

async function add(text: string, on = '2026-11-02', change: object = {}, ctx = context()) {
  return addNote({ ctx, input: noteRequest.parse({ day: on, text, ...change }) });
}

describe('gaps', () => {
  test('are the days on which something that is monitored was not seen, or not all of it', async () => {
    expect((await annotations()).gaps).toEqual([
      {
        firstDay: '2026-11-02',
        lastDay: '2026-11-02',
        unseen: [{ accountId: account, region }],
        partlySeen: [],
      },
      {
        firstDay: '2026-11-04',
        lastDay: '2026-11-04',
        unseen: [],
        partlySeen: [{ accountId: otherAccount, region }],
      },
    ]);
  });

  test('are those of the accounts asked for', async () => {
    const { gaps } = await annotations({ account: otherAccount });
    expect(gaps.map(({ firstDay }) => firstDay)).toEqual(['2026-11-04']);
  });
});

describe('changes of the settings', () => {
  const stricter: Settings = {
    ...defaultSettings,
    targets: { ...defaultSettings.targets, mttrHours: 12 },
    accounts: [{ id: account, externalId: 'chosen-by-you' }],
  };

  test('are marked with what changed, and never how; the first settings are no change', async () => {
    expect(await recordSettings(context({ now: hour(1) }))).toEqual([]);
    expect(await recordSettings(context({ now: hour(2) }))).toEqual([]);
    expect((await annotations()).settingsChanges).toEqual([]);
    const keys = ['accounts', 'targets.mttrHours'];
    expect(await recordSettings(context({ now: hour(30), settings: stricter }))).toEqual(keys);
    expect((await annotations()).settingsChanges).toEqual([
      { day: '2026-11-02', at: hour(30).toISOString(), keys },
    ]);
    const stored = await db.settingsChange.findMany();
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain('chosen-by-you');
  });

  test('are recorded once by workers that start together', async () => {
    await recordSettings(context());
    const found = await Promise.all(
      Array.from({ length: 4 }, () => recordSettings(context({ settings: stricter }))),
    );
    expect(found.filter((keys) => keys.length > 0)).toHaveLength(1);
    expect(await db.settingsChange.count()).toBe(2);
  });
});

describe('notes', () => {
  test('are added, changed and deleted, and stand among the annotations of their day', async () => {
    const note = await add('  Golden image with a role <b>rolled out</b>\u202e ');
    expect(note).toMatchObject({
      ...{ day: '2026-11-02', text: 'Golden image with a role <b>rolled out</b>\u202e', accountId: null },
      ...{ author: 'local operator', createdAt: hour(96).toISOString() },
    });
    expect((await annotations()).notes).toEqual([note]);
    expect((await annotations({ from: '2026-11-03' })).notes).toEqual([]);

    const ctx = context({ now: hour(97) });
    const input = { ...notePatch.parse({ day: '2026-11-03', account }), id: note.id };
    const changed = await changeNote({ ctx, input });
    expect(changed).toEqual({
      ...{ ...note, day: '2026-11-03', accountId: account },
      updatedAt: hour(97).toISOString(),
    });
    expect((await annotations({ from: '2026-11-03' })).notes).toEqual([changed]);
    expect((await annotations({ account: otherAccount })).notes).toEqual([]);

    await deleteNote({ ctx, input: { id: note.id } });
    expect((await annotations()).notes).toEqual([]);
    const missing = `There is no note ${note.id}`;
    await expect(changeNote({ ctx, input })).rejects.toThrow(missing);
    await expect(deleteNote({ ctx, input: { id: note.id } })).rejects.toThrow(missing);
    await expect(deleteNote({ ctx, input: { id: 'x' } })).rejects.toThrow('There is no note x');
  });

  test('are listed a page at a time, the newest day first', async () => {
    for (const [text, on] of [
      ['a', '2026-11-01'],
      ['c', '2026-11-03'],
      ['b', '2026-11-03'],
    ] as const)
      await add(text, on);
    const list = (params: object) => listNotes({ ctx: context(), input: notesQuery.parse(params) });
    const first = await list({ limit: 2 });
    expect(first.data.map(({ day: on }) => on)).toEqual(['2026-11-03', '2026-11-03']);
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect([second.data.map(({ text }) => text), second.nextCursor]).toEqual([['a'], null]);
    expect((await list({ from: '2026-11-02' })).data).toHaveLength(2);
    expect((await list({ to: '2026-11-02' })).data).toHaveLength(1);
  });

  test('are on accounts that exist and that one may see', async () => {
    await expect(add('x', '2026-11-02', { account: '999999999999' })).rejects.toThrow('see account');
    const ofOther = context({ visibleAccounts: [otherAccount] });
    await expect(add('x', '2026-11-02', { account }, ofOther)).rejects.toThrow('see account');
    const { id } = await add('x', '2026-11-02', { account });
    await expect(deleteNote({ ctx: ofOther, input: { id } })).rejects.toThrow('There is no note');
    expect((await annotations({}, ofOther)).notes).toEqual([]);
  });
});

test.each([
  [{ text: ' ', day: '2026-11-02' }, 'text'],
  [{ text: 'x'.repeat(501), day: '2026-11-02' }, 'text'],
  [{ text: 'a\u0000b', day: '2026-11-02' }, 'text'],
  [{ text: 'a', day: '2026-02-30' }, 'day'],
  [{ text: 'a', day: '2026-11-02T00:00:00Z' }, 'day'],
  [{ text: 'a', day: '2026-11-02', account: '1' }, 'account'],
  [{ text: 'a', day: '2026-11-02', colour: 'red' }, undefined],
])('a note like %j is refused', (body, parameter) => {
  expect(noteRequest.safeParse(body).error?.issues[0]?.path[0]).toBe(parameter);
});
