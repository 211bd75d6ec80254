import { describe, expect, it } from 'vitest';
import { openFindingsOptions, openFindingsParams } from './findings.ts';
import type { Scope } from './span.ts';

const now: Scope = {
  ...{ range: '30d', from: null, to: null, at: null },
  ...{ account: '111122223333', region: null, owner: null },
};
const then: Scope = { ...now, at: '2026-10-01' };

describe('the open findings', () => {
  it.each([
    ['as they stand', now, { account: ['111122223333'] }],
    ['as they stood', then, { account: ['111122223333'], at: '2026-10-01' }],
  ])('%s', (_, scope, params) => {
    expect(openFindingsParams(scope)).toEqual({ sort: '-severity', limit: 10, ...params });
  });

  it('of another instant are others', () => {
    expect(openFindingsOptions(then).queryKey).not.toEqual(openFindingsOptions(now).queryKey);
  });

  it('are the same whatever range is looked at', () => {
    expect(openFindingsOptions({ ...now, range: '7d' }).queryKey).toEqual(openFindingsOptions(now).queryKey);
  });
});
