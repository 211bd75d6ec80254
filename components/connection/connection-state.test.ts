import { describe, expect, it } from 'vitest';
import { afterAnswer, type Connection } from './connection-state.ts';

const there: Connection = { state: 'there' };

describe('afterAnswer', () => {
  it('is gone from the first silence on, until an answer comes', () => {
    const gone = afterAnswer(there, false, 1_000);
    expect(gone).toEqual({ state: 'gone', sinceMs: 1_000 });
    expect(afterAnswer(gone, false, 9_000)).toBe(gone);
    expect(afterAnswer(gone, true, 20_000)).toEqual({ state: 'back', sinceMs: 20_000 });
  });

  it('is back for a moment, then simply there', () => {
    const back: Connection = { state: 'back', sinceMs: 20_000 };
    expect(afterAnswer(back, true, 21_000)).toBe(back);
    expect(afterAnswer(back, true, 30_000)).toEqual(there);
    expect(afterAnswer(back, false, 21_000)).toEqual({ state: 'gone', sinceMs: 21_000 });
  });

  it('stays there while answers come', () => expect(afterAnswer(there, true, 5)).toBe(there));
});
