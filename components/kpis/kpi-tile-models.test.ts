import { describe, expect, it } from 'vitest';
import { accessKeysTile, exposedCredentialsTile, mttrTile, roleCoverageTile } from './kpi-tile-models.ts';

const part = { span: '30 days', target: 0.98, spark: [] };
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

describe('roleCoverageTile', () => {
  it('names its denominators', () => {
    const tile = roleCoverageTile(coverage, null, part);
    expect(tile).toMatchObject({ value: '92.4', unit: '%', target: '98 %', isTargetMet: false });
    expect(tile.details).toEqual(['1,153 of 1,248 instances', '12 unknown']);
    expect(tile.change).toEqual({ sign: '', text: 'no figures 30 days ago', tone: 'unknown' });
  });

  it.each([
    [0.9, '▲', 'good', '2.4 points more than 30 days ago'],
    [0.95, '▼', 'bad', '2.6 points less than 30 days ago'],
    [coverage.ratio, '=', 'same', 'as 30 days ago'],
    [coverage.ratio + 0.0001, '=', 'same', 'as 30 days ago'],
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
    expect(tile).toMatchObject({ value: '31.4', unit: 'h', target: '24 h' });
    expect(tile.details).toEqual([
      '87 remediated',
      'median 20 h',
      'p90 3.8 d',
      '95 still open, on average for 12 d',
      'median with open ones 44 h',
      '5 ended otherwise',
    ]);
    expect(tile.change).toEqual({ sign: '▼', text: '9 h faster than in the 30 days before', tone: 'good' });
  });

  it('never reads zero where nothing was remediated', () => {
    const tile = mttrTile({ ...mttr, meanHours: null, remediated: 0 }, null, { ...part, target: 24 });
    expect(tile).toMatchObject({ value: null, unknown: 'None remediated in 30 days', isTargetMet: null });
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
  const exposed = { open: 2, opened: 3, resolved: 1, unscanned: 0 };
  const detailsOf = (unscanned: number) =>
    exposedCredentialsTile({ ...exposed, unscanned }, null, { ...part, target: 0 }).details;

  it('says what was not looked at, until nothing is left', () => {
    expect(detailsOf(1)).toEqual(['3 opened, 1 resolved in 30 days', '1 instance unscanned']);
    expect(detailsOf(0)).toEqual(['3 opened, 1 resolved in 30 days']);
  });
});
