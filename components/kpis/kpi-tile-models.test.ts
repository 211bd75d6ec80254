import { describe, expect, it } from 'vitest';
import { findingFields } from '#lib/domain/finding-fields.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { exposureRules } from '#lib/domain/rules/rule-ids.ts';
import { accessKeysTile, exposedCredentialsTile, mttrTile, roleCoverageTile } from './kpi-tile-models.ts';

const part = { span: '30 days', since: '30 days ago', target: 0.98, spark: [], isOneRegion: false };
const coverage = { covered: 1153, eligible: 1248, unknown: 12, exempt: 0, ratio: 1153 / 1248 };
const none = { covered: 0, eligible: 0, unknown: 0, exempt: 0, ratio: null };
const mttr = {
  meanHours: 31.4,
  medianHours: 20,
  p90Hours: 90,
  remediated: 87,
  open: 95,
  openMeanAgeHours: 288,
  terminated: 4,
  stopped: 1,
  exempted: 0,
  survivalMedianHours: 44,
};
const keys = {
  active: 27,
  inactive: 0,
  root: 0,
  neverUsed: 0,
  unused45Days: 0,
  olderThan90Days: 0,
  ageBands: [],
};
const exposed = {
  open: 2,
  opened: 3,
  resolved: 1,
  bySource: { 'user-data': 2, 'launch-template': 0, code: 0, host: 0 },
  unscanned: 0,
};

describe('roleCoverageTile', () => {
  it('names its denominators', () => {
    const tile = roleCoverageTile(coverage, null, part);
    expect(tile).toMatchObject({ value: '92.4', unit: '%', isTargetMet: false });
    expect(tile.target).toBe('5.6 points to the target of 98 %');
    expect(tile.details).toEqual(['1,153 of 1,248 instances', '95 without a role', '12 unknown']);
    expect(tile.change).toEqual({ sign: '', text: 'no figures 30 days ago', tone: 'unknown' });
  });

  it.each([
    [0.9, '▲', 'good', '2.4 points more than 30 days ago'],
    [0.95, '▼', 'bad', '2.6 points less than 30 days ago'],
    [coverage.ratio + 0.01, '▼', 'bad', '1 point less than 30 days ago'],
    [coverage.ratio, '=', 'same', 'the same as 30 days ago'],
    [coverage.ratio + 0.0001, '=', 'same', 'the same as 30 days ago'],
  ])('compares with %d', (ratio, sign, tone, text) => {
    expect(roleCoverageTile(coverage, { ...coverage, ratio }, part).change).toEqual({ sign, tone, text });
  });

  it('has no figure without a denominator', () => {
    expect(roleCoverageTile(none, coverage, part)).toMatchObject({
      value: null,
      unknown: 'No data yet',
      details: [],
    });
  });
});

describe('mttrTile', () => {
  it('says how many it stands on, and that less time is better', () => {
    const tile = mttrTile(mttr, { ...mttr, meanHours: 40.4 }, { ...part, target: 24 });
    expect(tile).toMatchObject({ value: '31.4', unit: 'h', target: '7.4 h over the target of 24 h' });
    expect(tile.details).toEqual([
      '87 remediated',
      'median 20 h',
      'p90 3.8 d',
      '95 still open, for 12 d on average',
      'median with open ones 44 h',
    ]);
    expect(tile.change).toEqual({ sign: '▼', text: '9 h faster than in the 30 days before', tone: 'good' });
  });

  it('never reads zero where nothing was remediated', () => {
    const tile = mttrTile({ ...mttr, meanHours: null, remediated: 0 }, null, { ...part, target: 24 });
    expect(tile).toMatchObject({ value: null, unknown: 'None remediated in 30 days', isTargetMet: null });
  });
});

describe('where one region is looked at', () => {
  const one = { ...part, isOneRegion: true };

  it('keys say that they are of all', () => {
    expect(accessKeysTile(keys, null, one).details.at(-1)).toBe('of all regions: keys belong to accounts');
    expect(accessKeysTile(keys, null, part).details).toEqual(['0 older than 90 d']);
  });

  it('exposed credentials say what is left out', () => {
    const left = 'without code and hosts, which lie in no region';
    expect(exposedCredentialsTile(exposed, null, one).details.at(-1)).toBe(left);
    expect(exposedCredentialsTile(exposed, null, part).details).not.toContain(left);
  });
});

describe('accessKeysTile', () => {
  it('is unknown while IAM was never seen, whatever was before', () => {
    expect(accessKeysTile(null, null, { ...part, target: 0 })).toMatchObject({
      value: null,
      details: [],
      isTargetMet: null,
    });
  });
});

describe('exposedCredentialsTile', () => {
  const detailsOf = (unscanned: number) =>
    exposedCredentialsTile({ ...exposed, unscanned }, null, { ...part, target: 0 }).details;

  it('says what was not looked at, until nothing is left', () => {
    expect(detailsOf(1)).toEqual([
      '2 in user data',
      '3 opened, 1 resolved in 30 days',
      '1 instance unscanned',
    ]);
    expect(detailsOf(0)).toEqual(['2 in user data', '3 opened, 1 resolved in 30 days']);
  });

  it('tells where all of them are', () => {
    const everywhere = { 'user-data': 22, 'launch-template': 3, code: 2, host: 1 };
    const { details } = exposedCredentialsTile({ ...exposed, open: 28, bySource: everywhere }, null, part);
    expect(details[0]).toBe('22 in user data, 3 in launch templates, 2 in code, 1 on hosts');
  });
});

describe('the distance to the target', () => {
  const targetOf = (active: number, target: number) =>
    accessKeysTile({ ...keys, active }, null, { ...part, target }).target;

  it.each([
    [27, 0, '27 keys to the target of 0'],
    [1, 0, '1 key to the target of 0'],
    [1_200, 100, '1,100 keys to the target of 100'],
    [0, 0, 'target 0 met'],
    [99, 100, 'target 100 met'],
  ])('%d keys, where %d are the target', (active, target, text) => {
    expect(targetOf(active, target)).toBe(text);
  });

  it('leads to the findings that it counts', () => {
    const { href, params } = exposedCredentialsTile(null, null, part);
    expect(href).toBe('/findings');
    expect(parseFilter(params.filter ?? '', findingFields)).toMatchObject({ ok: true });
    for (const rule of exposureRules) expect(params.filter).toContain(rule);
  });

  it('is never zero where the target is not met', () => {
    const close = { ...coverage, ratio: 0.9799 };
    expect(roleCoverageTile(close, null, part).target).toBe('0.1 points to the target of 98 %');
    expect(roleCoverageTile({ ...coverage, ratio: 0.98 }, null, part).target).toBe('target 98 % met');
    expect(roleCoverageTile(none, null, part)).toMatchObject({ target: 'target 98 %', isTargetMet: null });
  });
});
