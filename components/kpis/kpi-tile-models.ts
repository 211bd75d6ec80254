import { formatHours, inUnit, unitOfHours } from '#components/format/durations.ts';
import { formatCount, formatPercent, formatTarget } from '#components/format/numbers.ts';
import type { AccessKeyCounts, Kpis, Mttr, RoleCoverage } from '#lib/api/schemas.ts';
import { exposureSources } from '#lib/domain/inventory.ts';
import { exposureRules } from '#lib/domain/rules/rule-ids.ts';
import { kpiWords as words } from '#words/kpis.ts';
import { describeChange, describeTarget, type KpiTileModel } from './kpi-tile-model.ts';

type ExposedCredentials = NonNullable<Kpis['exposedCredentials']>;

type Part = Pick<KpiTileModel, 'spark'> & {
  /** `30 days` */
  span: string;
  /** When the figures were that it is compared with: `30 days ago`. */
  since: string;
  target: number;
  /** Whether one region only is looked at. */
  isOneRegion: boolean;
};

const points = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Role coverage with its denominators. */
export function roleCoverageTile(
  { covered, eligible, unknown, exempt, ratio }: RoleCoverage,
  before: Pick<RoleCoverage, 'ratio'> | null,
  { since, target, spark }: Part,
): KpiTileModel {
  return {
    key: 'role-coverage',
    value: ratio === null ? null : formatPercent(ratio),
    unit: words.units.percent,
    unknown: words.noData,
    details: [
      ...(eligible > 0 ? [words.coveredOf(covered, eligible), words.without(eligible - covered)] : []),
      ...(unknown > 0 ? [words.unknown(unknown)] : []),
      ...(exempt > 0 ? [words.exempt(exempt)] : []),
    ],
    ...describeTarget({ current: ratio, target, better: 'up' }, formatTarget(target), (distance, shown) =>
      // Never "0 points" to a target that is not met.
      words.pointsToTarget(points.format(Math.max(0.1, distance * 100)), shown),
    ),
    change: describeChange(
      { current: ratio, before: before?.ratio ?? null, better: 'up', since },
      (size, isMore) => {
        const shown = points.format(size * 100);
        return shown === '0' ? null : words.points(shown, isMore);
      },
    ),
    spark,
    href: '/instances',
    params: { filter: 'coverage = no-profile, empty-profile' },
  };
}

/** Mean time to remediate with what it stands on, and what it leaves out. */
export function mttrTile(
  mttr: Mttr | null,
  before: Mttr | null,
  { span, target, spark }: Part,
): KpiTileModel {
  const meanHours = mttr?.meanHours ?? null;
  const unit = unitOfHours(meanHours ?? 0);
  return {
    key: 'mttr',
    value: meanHours === null ? null : inUnit(meanHours, unit),
    unit,
    unknown: mttr?.remediated === 0 && mttr.open > 0 ? words.noneRemediated(span) : words.noData,
    details: mttr === null ? [] : episodeDetails(mttr),
    ...describeTarget(
      { current: meanHours, target, better: 'down' },
      formatHours(target),
      (distance, shown) => words.timeToTarget(formatHours(distance), shown),
    ),
    change: describeChange(
      {
        current: meanHours,
        before: before?.meanHours ?? null,
        better: 'down',
        since: words.inSpanBefore(span),
      },
      (size, isMore) => (size < 0.05 ? null : words.time(formatHours(size), isMore)),
    ),
    spark,
    href: '/findings',
    params: { filter: 'rule = ec2-no-instance-profile, ec2-empty-instance-profile' },
  };
}

function episodeDetails(mttr: Mttr): string[] {
  const { remediated, open, openMeanAgeHours, medianHours, p90Hours, survivalMedianHours } = mttr;
  const age = openMeanAgeHours === null ? null : formatHours(openMeanAgeHours);
  return [
    ...(remediated > 0 ? [words.remediated(remediated)] : []),
    ...(medianHours === null ? [] : [words.median(formatHours(medianHours))]),
    ...(p90Hours === null ? [] : [words.p90(formatHours(p90Hours))]),
    ...(open > 0 || remediated > 0 ? [words.stillOpen(open, age)] : []),
    ...(survivalMedianHours === null ? [] : [words.survivalMedian(formatHours(survivalMedianHours))]),
  ];
}

/** Active access keys, old and unused ones among them. */
export function accessKeysTile(
  keys: AccessKeyCounts | null,
  before: AccessKeyCounts | null,
  { since, target, spark, isOneRegion }: Part,
): KpiTileModel {
  const active = keys?.active ?? null;
  return {
    key: 'access-keys',
    value: active === null ? null : formatCount(active),
    unit: active === 1 ? words.units.key : words.units.keys,
    unknown: words.noData,
    details: keys === null ? [] : [...keyDetails(keys), ...(isOneRegion ? [words.keysOfAllRegions] : [])],
    ...describeTarget({ current: active, target, better: 'down' }, formatCount(target), words.keysToTarget),
    change: describeChange(
      { current: active, before: before?.active ?? null, better: 'down', since },
      words.counted,
    ),
    spark,
    href: '/access-keys',
    params: {},
  };
}

function keyDetails({ olderThan90Days, neverUsed, root }: AccessKeyCounts): string[] {
  return [
    words.olderThan90Days(olderThan90Days),
    ...(neverUsed > 0 ? [words.neverUsed(neverUsed)] : []),
    ...(root > 0 ? [words.ofRoot(root)] : []),
  ];
}

/** Open findings of exposed credentials, and how many came and went. */
export function exposedCredentialsTile(
  exposed: ExposedCredentials | null,
  before: ExposedCredentials | null,
  { span, since, target, spark, isOneRegion }: Part,
): KpiTileModel {
  const open = exposed?.open ?? null;
  return {
    key: 'exposed-credentials',
    value: open === null ? null : formatCount(open),
    unit: words.units.open,
    unknown: words.noData,
    details:
      exposed === null
        ? []
        : [...exposureDetails(exposed, span), ...(isOneRegion ? [words.filesLeftOut] : [])],
    ...describeTarget({ current: open, target, better: 'down' }, formatCount(target), words.findingsToTarget),
    change: describeChange(
      { current: open, before: before?.open ?? null, better: 'down', since },
      words.counted,
    ),
    spark,
    href: '/findings',
    params: { filter: `rule = ${exposureRules.join(', ')}` },
  };
}

function exposureDetails(
  { bySource, opened, resolved, unscanned }: ExposedCredentials,
  span: string,
): string[] {
  const sources = exposureSources.filter((source) => bySource[source] > 0);
  return [
    ...(sources.length > 0
      ? [sources.map((source) => words.inPlace(bySource[source], source)).join(', ')]
      : []),
    words.openedResolved(opened, resolved, span),
    ...(unscanned > 0 ? [words.unscanned(unscanned)] : []),
  ];
}
