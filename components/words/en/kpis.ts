import { countOf, formatCount } from '#components/format/numbers.ts';
import type { ExposureSource } from '#lib/domain/inventory.ts';

const places: Record<ExposureSource, string> = {
  'user-data': 'in user data',
  'launch-template': 'in launch templates',
  code: 'in code',
  host: 'on hosts',
};

const pointsOf = (points: string) => `${points} ${points === '1' ? 'point' : 'points'}`;

/** The four figures at the top. */
export const kpiWords = {
  what: 'the figures',
  names: {
    'role-coverage': 'Role coverage',
    mttr: 'Mean time to remediate',
    'access-keys': 'Active access keys',
    'exposed-credentials': 'Exposed credentials',
  },
  about: (name: string) => `About ${name.toLowerCase()}`,
  noData: 'No data yet',
  noneRemediated: (span: string) => `None remediated in ${span}`,
  units: { percent: '%', key: 'key', keys: 'keys', open: 'open' },
  ago: (span: string) => `${span} ago`,
  earlier: (span: string) => `${span} earlier`,
  before: (day: string) => `before ${day}`,
  inSpanBefore: (span: string) => `in the ${span} before`,
  comparing: 'comparing …',
  notCompared: 'comparison not loaded',
  noFigures: (since: string) => `no figures ${since}`,
  same: (since: string) => `the same as ${since}`,
  than: (difference: string, since: string) => `${difference} than ${since}`,
  points: (points: string, isMore: boolean) => `${pointsOf(points)} ${isMore ? 'more' : 'less'}`,
  time: (time: string, isMore: boolean) => `${time} ${isMore ? 'slower' : 'faster'}`,
  counted: (count: number, isMore: boolean) => `${formatCount(count)} ${isMore ? 'more' : 'fewer'}`,
  target: (target: string) => `target ${target}`,
  targetMet: (target: string) => `target ${target} met`,
  pointsToTarget: (points: string, target: string) => `${pointsOf(points)} to the target of ${target}`,
  timeToTarget: (time: string, target: string) => `${time} over the target of ${target}`,
  keysToTarget: (count: number, target: string) => `${countOf(count, 'key')} to the target of ${target}`,
  findingsToTarget: (count: number, target: string) =>
    `${countOf(count, 'finding')} to the target of ${target}`,
  coveredOf: (covered: number, eligible: number) =>
    `${formatCount(covered)} of ${countOf(eligible, 'instance')}`,
  without: (count: number) => `${formatCount(count)} without a role`,
  unknown: (count: number) => `${formatCount(count)} unknown`,
  exempt: (count: number) => `${formatCount(count)} exempt`,
  remediated: (count: number) => `${formatCount(count)} remediated`,
  median: (time: string) => `median ${time}`,
  p90: (time: string) => `p90 ${time}`,
  stillOpen: (count: number, age: string | null) =>
    `${formatCount(count)} still open${age === null ? '' : `, for ${age} on average`}`,
  survivalMedian: (time: string) => `median with open ones ${time}`,
  olderThan90Days: (count: number) => `${formatCount(count)} older than 90 d`,
  neverUsed: (count: number) => `${formatCount(count)} never used`,
  keysOfAllRegions: 'of all regions: keys belong to accounts',
  ofRoot: (count: number) => `${formatCount(count)} of root`,
  openedResolved: (opened: number, resolved: number, span: string) =>
    `${formatCount(opened)} opened, ${formatCount(resolved)} resolved in ${span}`,
  filesLeftOut: 'without code and hosts, which lie in no region',
  inPlace: (count: number, source: ExposureSource) => `${formatCount(count)} ${places[source]}`,
  unscanned: (count: number) => `${countOf(count, 'instance')} unscanned`,
} as const;
