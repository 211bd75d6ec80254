import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { formatDays, formatHours, formatSeconds } from './durations.ts';
import { countOf, formatRatio } from './numbers.ts';
import { formatAge, formatInstant, formatRelative } from './times.ts';
import { WithCode } from './with-code.tsx';

const now = new Date('2026-11-23T12:00:00Z');

describe('numbers', () => {
  it.each([
    [0.9243, '92.4 %'],
    [1, '100 %'],
    [0.99996, '99.9 %'],
    [0.00001, '0.1 %'],
    [0, '0 %'],
  ])('ratio %d reads %s', (ratio, text) => expect(formatRatio(ratio)).toBe(text));

  it('counts in singular and plural', () => {
    expect(countOf(1, 'instance')).toBe('1 instance');
    expect(countOf(1248, 'instance')).toBe('1,248 instances');
  });
});

it.each([
  ['Is `rolecall start` still running?', 'Is <code>rolecall start</code> still running?'],
  ['`unowned` is an owner, too', '<code>unowned</code> is an owner, too'],
  ['No code <b>', 'No code &lt;b&gt;'],
])('what stands between backticks is code: %s', (text, html) => {
  expect(renderToStaticMarkup(WithCode({ text }))).toBe(html);
});

describe('durations', () => {
  it.each([
    [0, '0 d'],
    [365, '365 d'],
    [366, '1.0 y'],
    [1000, '2.7 y'],
  ])('%d days read %s', (days, text) => expect(formatDays(days)).toBe(text));

  it.each([
    [0, '0 h'],
    [0.5, '30 min'],
    [12.34, '12.3 h'],
    [71.9, '71.9 h'],
    [72, '3 d'],
    [24_000, '1,000 d'],
  ])('%d hours read %s', (hours, text) => expect(formatHours(hours)).toBe(text));

  it.each([
    [0.84, '0.8 s'],
    [42.4, '42 s'],
    [59.7, '1 min'],
    [185, '3 min 5 s'],
    [4800, '1 h 20 min'],
  ])('%d seconds read %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));
});

describe('times', () => {
  it.each([
    ['2026-11-23T11:59:30Z', 'just now', 'under 1 min'],
    ['2026-11-23T11:18:00Z', '42 min ago', '42 min'],
    ['2026-11-21T13:00:00Z', '47 h ago', '47 h'],
    ['2026-11-20T12:00:00Z', '3 d ago', '3 d'],
    ['2024-11-23T12:00:00Z', '2.0 y ago', '2.0 y'],
  ])('%s was %s', (time, relative, age) => {
    expect(formatRelative(time, now)).toBe(relative);
    expect(formatAge(time, now)).toBe(age);
  });

  it('looks ahead, and names the instant with its zone', () => {
    expect(formatRelative('2026-11-23T12:12:00Z', now)).toBe('in 12 min');
    expect(formatInstant(now)).toBe('23 Nov 2026, 12:00 UTC');
  });
});
