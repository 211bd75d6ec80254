import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ClockProvider, InPresent, LookedAt } from './clock.tsx';
import { Age, RelativeTime } from './time.tsx';

const renderedAt = '2026-11-26T12:00:00Z';
const opened = '2026-09-02T21:00:00Z';
const then = new Date('2026-10-01T23:59:59.999Z');

const age = createElement(Age, { since: opened });
const relative = createElement(RelativeTime, { at: opened, isPast: true });

type Props = { at: Date | null; shown: ReactNode };

function Page({ at, shown }: Props) {
  return ClockProvider({ renderedAt, children: LookedAt({ at, children: shown }) });
}

function textOf(props: Props): string {
  return renderToStaticMarkup(createElement(Page, props)).replace(/<[^>]+>/g, '');
}

describe('times', () => {
  it.each([
    ['an age', age, null, '84 d'],
    ['an age as it was', age, then, '29 d'],
    ['a distance', relative, null, '84 d ago'],
    ['a distance as it was', relative, then, '29 d ago'],
    ['what speaks of the present', createElement(InPresent, null, relative), then, '84 d ago'],
  ])('%s', (_, shown, at, text) => expect(textOf({ at, shown })).toBe(text));
});
