import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EpisodeSettings, episodesOf, type Segment } from './episodes.ts';

const maybeTime = fc.option(fc.integer({ min: -20, max: 140 }).map((minute) => new Date(minute * 60_000)));

const said = fc.record({
  state: fc.constantFrom<Segment['state'][]>(
    ...([
      'running',
      'running',
      'stopped',
      'stopping',
      'pending',
      'unknown',
      'shutting-down',
      'terminated',
    ] as const),
  ),
  presence: fc.constantFrom<Segment['presence'][]>('covered', 'no-profile', 'empty-profile', 'unknown'),
  isExempt: fc.constantFrom(false, false, false, true),
  createdAt: maybeTime,
  launchTime: maybeTime,
  associatedAt: maybeTime,
  stateChangedAt: maybeTime,
  owner: fc.constantFrom('payments', 'search'),
  minutes: fc.integer({ min: 1, max: 30 }),
  gapMinutes: fc.constantFrom(0, 0, 0, 0, 5),
});

/** Random segments in order of time, some with gaps between; the last ends or goes on. */
const timelines = fc.tuple(fc.array(said, { maxLength: 10 }), fc.boolean()).map(([parts, goesOn]) => {
  let minute = 0;
  return parts.map(({ minutes, gapMinutes, ...fields }, index): Segment => {
    const from = new Date(minute * 60_000);
    const isLast = index === parts.length - 1;
    const to = isLast && goesOn ? null : new Date((minute + minutes) * 60_000);
    minute += minutes + gapMinutes;
    return { from, to, ...fields };
  });
});

const settings: fc.Arbitrary<EpisodeSettings> = fc.record({
  includeStopped: fc.boolean(),
  monitoredSince: maybeTime,
});

/** The timeline as it was when only its first `count` segments had been seen. */
function seenThen(segments: Segment[], count: number): Segment[] {
  return segments.slice(0, count).map((segment, index) => {
    const next = segments[index + 1];
    const goesOn = index === count - 1 && next?.from.getTime() === segment.to?.getTime();
    return goesOn ? { ...segment, to: null } : segment;
  });
}

function holds(check: (segments: Segment[], how: EpisodeSettings) => void): void {
  fc.assert(fc.property(timelines, settings, check), { numRuns: 2_000 });
}

describe('the episodes of any timeline', () => {
  test('follow one another without overlap, and only the last may be open', () => {
    holds((segments, how) => {
      const spans = episodesOf(segments, how);
      for (const [index, span] of spans.entries()) {
        const next = spans[index + 1];
        expect(span.ending === null).toBe(span.endedAt === null);
        if (span.endedAt !== null) expect(span.endedAt.getTime()).toBeGreaterThan(span.openedAt.getTime());
        if (next !== undefined) {
          expect(span.endedAt).not.toBeNull();
          expect(next.openedAt.getTime()).toBeGreaterThanOrEqual(span.endedAt!.getTime());
        }
      }
    });
  });

  test('open no later than they are seen, in a segment that shows them', () => {
    holds((segments, how) => {
      for (const { openedAt, seenAt, owner } of episodesOf(segments, how)) {
        expect(openedAt.getTime()).toBeLessThanOrEqual(seenAt.getTime());
        const segment = segments.find(({ from }) => from.getTime() === seenAt.getTime());
        expect(['no-profile', 'empty-profile']).toContain(segment?.presence);
        expect(owner).toBe(segment?.owner);
      }
    });
  });

  test('do not change once ended, nor open otherwise, when more is seen', () => {
    holds((segments, how) => {
      const spans = episodesOf(segments, how);
      for (let count = 0; count < segments.length; count++) {
        for (const [index, before] of episodesOf(seenThen(segments, count), how).entries()) {
          const { endedAt, ending, ...opening } = before;
          expect(spans[index]).toMatchObject(opening);
          if (endedAt !== null) expect(spans[index]).toMatchObject({ endedAt, ending });
        }
      }
    });
  });

  test('do not change when a segment is seen in two equal parts', () => {
    holds((segments, how) => {
      const spans = episodesOf(segments, how);
      for (const [index, segment] of segments.entries()) {
        const middle = new Date(segment.from.getTime() + 30_000);
        const halves = [
          { ...segment, to: middle },
          { ...segment, from: middle },
        ];
        expect(episodesOf(segments.toSpliced(index, 1, ...halves), how)).toEqual(spans);
      }
    });
  });
});
