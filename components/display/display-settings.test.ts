import { describe, expect, it } from 'vitest';
import { defaultDisplay, parseDisplay, writeDisplay } from './display-settings.ts';

describe('parseDisplay', () => {
  it('reads what was written', () => {
    const settings = {
      density: 'compact',
      timeZone: 'Europe/Zurich',
      shortcuts: 'off',
      name: 'Zoë & co',
    } as const;
    expect(parseDisplay(writeDisplay(settings))).toEqual(settings);
  });

  it('takes of a name what can be sent', () => {
    expect(parseDisplay(`name=a%0Ab${'c'.repeat(200)}`).name).toBe(`ab${'c'.repeat(98)}`);
  });

  it.each([undefined, '', 'density=huge&timeZone=Mars/Olympus', '%%%'])('falls back from %s', (cookie) => {
    expect(parseDisplay(cookie)).toEqual(defaultDisplay);
  });
});
