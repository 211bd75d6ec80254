import { describe, expect, it } from 'vitest';
import { defaultDisplay, parseDisplay, writeDisplay } from './display-settings.ts';

describe('parseDisplay', () => {
  it('reads what was written', () => {
    const settings = { density: 'compact', timeZone: 'Europe/Zurich', shortcuts: 'off' } as const;
    expect(parseDisplay(writeDisplay(settings))).toEqual(settings);
  });

  it.each([undefined, '', 'density=huge&timeZone=Mars/Olympus', '%%%'])('falls back from %s', (cookie) => {
    expect(parseDisplay(cookie)).toEqual(defaultDisplay);
  });
});
