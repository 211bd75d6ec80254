import { describe, expect, it } from 'vitest';
import type { CollectionEnded, LiveScopes } from '#lib/api/schemas.ts';
import { type Batch, type BatchEvent, isWorthTelling, nextBatch } from './live-batch.ts';

const at = '2026-11-23T10:00:00Z';
const name = (region: string) => ({
  ...{ accountId: '111122223333', accountName: 'main', region, collector: 'ec2' as const },
  trigger: 'schedule',
});
const live = (running: string[], waiting: (string | null)[] = []): BatchEvent => ({
  kind: 'scopes',
  scopes: {
    running: running.map((region) => ({
      ...name(region),
      ...{ id: region, startedAt: at, progress: null, isCancelling: false },
    })),
    waiting: waiting.map((retryAt, index) => ({ ...name(String(index)), since: at, retryAt })),
  } as LiveScopes,
});
const ended = (region: string, more: Partial<CollectionEnded> = {}): BatchEvent => ({
  kind: 'ended',
  collection: {
    ...name(region),
    ...{ id: region, finishedAt: at, seconds: 1, outcome: 'complete', isCancelled: false, issueCount: 0 },
    ...more,
  },
});

function after(...events: BatchEvent[]): Batch | null {
  return events.reduce<Batch | null>((batch, event) => nextBatch(batch, event), null);
}
const summary = (batch: Batch | null) =>
  batch && [batch.id, batch.isOver, batch.running.length, batch.waiting, batch.ended.length];

describe('nextBatch', () => {
  it.each<[string, BatchEvent[], unknown]>([
    ['nothing runs', [live([])], null],
    ['one runs', [live(['a'])], [1, false, 1, 0, 0]],
    ['one waits', [live([], [null])], [1, false, 0, 1, 0]],
    ['one waits to be tried again', [live([], [at])], null],
    ['one ended, another runs', [live(['a'], [null]), ended('a'), live(['b'])], [1, false, 1, 0, 1]],
    ['all ended', [live(['a', 'b']), ended('a'), ended('b'), live([])], [1, true, 0, 0, 2]],
    ['the next one begins', [live(['a']), ended('a'), live([]), live(['b'])], [2, false, 1, 0, 0]],
    ['too short to be seen running', [ended('a'), ended('b')], [1, true, 0, 0, 2]],
    [
      'later ones are another batch',
      [ended('a'), ended('b', { finishedAt: '2026-11-23T11:00:00Z' })],
      [2, true, 0, 0, 1],
    ],
    ['the events are gone', [live(['a']), ended('a'), { kind: 'lost' }], [1, true, 0, 0, 0]],
  ])('%s', (_, events, expected) => expect(summary(after(...events))).toEqual(expected));
});

describe('isWorthTelling', () => {
  it.each<[Partial<CollectionEnded>, boolean]>([
    [{}, false],
    [{ trigger: 'manual' }, true],
    [{ outcome: 'partial' }, true],
  ])('%j: %s', (more, expected) => {
    const batch = after(ended('a', more), ended('b'));
    expect(batch && isWorthTelling(batch)).toBe(expected);
  });
});
