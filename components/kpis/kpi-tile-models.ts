import { formatHours, inUnit, unitOfHours } from '#components/format/durations.ts';
import { countOf, formatCount, formatPercent, formatTarget } from '#components/format/numbers.ts';
import type { AccessKeyCounts, Kpis, Mttr, RoleCoverage } from '#lib/api/schemas.ts';
import { describeChange, type KpiTileModel } from './kpi-tile-model.ts';

type ExposedCredentials = NonNullable<Kpis['exposedCredentials']>;

type Part = Pick<KpiTileModel, 'spark'> & {
  /** `30 days` */
  span: string;
  target: number;
};

const points = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Role coverage with its denominators. */
export function roleCoverageTile(
  { covered, eligible, unknown, exempt, ratio }: RoleCoverage,
  before: RoleCoverage | null,
  { span, target, spark }: Part,
): KpiTileModel {
  return {
    key: 'role-coverage',
    label: 'Role coverage',
    definition: 'Running instances with a profile that holds a role, of all running instances.',
    value: ratio === null ? null : formatPercent(ratio),
    unit: '%',
    unknown: 'No data yet',
    details: [
      ...(eligible > 0 ? [`${formatCount(covered)} of ${countOf(eligible, 'instance')}`] : []),
      ...(unknown > 0 ? [`${formatCount(unknown)} unknown`] : []),
      ...(exempt > 0 ? [`${formatCount(exempt)} exempt`] : []),
    ],
    target: formatTarget(target),
    isTargetMet: ratio === null ? null : ratio >= target,
    change: describeChange(
      { current: ratio, before: before?.ratio ?? null, better: 'up', since: `${span} ago` },
      (size, isMore) => {
        const shown = points.format(size * 100);
        return shown === '0' ? null : `${shown} points ${isMore ? 'more' : 'less'}`;
      },
    ),
    spark,
    tone: 'accent',
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
    label: 'Mean time to remediate',
    definition: `From an instance without a role to a role attached, over the gaps closed in ${span}.`,
    value: meanHours === null ? null : inUnit(meanHours, unit),
    unit,
    unknown: mttr?.remediated === 0 && mttr.open > 0 ? `None remediated in ${span}` : 'No data yet',
    details: mttr === null ? [] : episodeDetails(mttr),
    target: formatHours(target),
    isTargetMet: meanHours === null ? null : meanHours <= target,
    change: describeChange(
      {
        current: meanHours,
        before: before?.meanHours ?? null,
        better: 'down',
        since: `in the ${span} before`,
      },
      (size, isMore) => (size < 0.05 ? null : `${formatHours(size)} ${isMore ? 'slower' : 'faster'}`),
    ),
    spark,
    tone: 'accent',
  };
}

function episodeDetails(mttr: Mttr): string[] {
  const { remediated, open, openMeanAgeHours } = mttr;
  const endedOtherwise = mttr.terminated + mttr.stopped + mttr.exempted;
  const age = openMeanAgeHours === null ? '' : `, on average for ${formatHours(openMeanAgeHours)}`;
  return [
    ...(remediated > 0 ? [`${formatCount(remediated)} remediated`] : []),
    ...hoursOf('median', mttr.medianHours),
    ...hoursOf('p90', mttr.p90Hours),
    ...(open > 0 || remediated > 0 ? [`${formatCount(open)} still open${age}`] : []),
    ...hoursOf('median with open ones', mttr.survivalMedianHours),
    ...(endedOtherwise > 0 ? [`${formatCount(endedOtherwise)} ended otherwise`] : []),
  ];
}

function hoursOf(label: string, hours: number | null): string[] {
  return hours === null ? [] : [`${label} ${formatHours(hours)}`];
}

/** Active access keys, old and unused ones among them. */
export function accessKeysTile(
  keys: AccessKeyCounts | null,
  before: AccessKeyCounts | null,
  { span, target, spark }: Part,
): KpiTileModel {
  const active = keys?.active ?? null;
  return {
    key: 'access-keys',
    label: 'Active access keys',
    definition: 'Long-term keys of IAM and root users that still work. They belong to accounts, not regions.',
    value: active === null ? null : formatCount(active),
    unit: active === 1 ? 'key' : 'keys',
    unknown: 'No data yet',
    details: keys === null ? [] : keyDetails(keys),
    target: formatCount(target),
    isTargetMet: active === null ? null : active <= target,
    change: describeChange(
      { current: active, before: before?.active ?? null, better: 'down', since: `${span} ago` },
      (size, isMore) => `${formatCount(size)} ${isMore ? 'more' : 'fewer'}`,
    ),
    spark,
    tone: 'accent',
  };
}

function keyDetails({ olderThan90Days, neverUsed, root }: AccessKeyCounts): string[] {
  return [
    `${formatCount(olderThan90Days)} older than 90 d`,
    ...(neverUsed > 0 ? [`${formatCount(neverUsed)} never used`] : []),
    ...(root > 0 ? [`${formatCount(root)} of root`] : []),
  ];
}

/** Open findings of exposed credentials, and how many came and went. */
export function exposedCredentialsTile(
  exposed: ExposedCredentials | null,
  before: ExposedCredentials | null,
  { span, target, spark }: Part,
): KpiTileModel {
  const open = exposed?.open ?? null;
  return {
    key: 'exposed-credentials',
    label: 'Exposed credentials',
    definition:
      'Static credentials found outside IAM, in user data and launch templates, that are not resolved.',
    value: open === null ? null : formatCount(open),
    unit: 'open',
    unknown: 'No data yet',
    details: exposed === null ? [] : exposureDetails(exposed, span),
    target: formatCount(target),
    isTargetMet: open === null ? null : open <= target,
    change: describeChange(
      { current: open, before: before?.open ?? null, better: 'down', since: `${span} ago` },
      (size, isMore) => `${formatCount(size)} ${isMore ? 'more' : 'fewer'}`,
    ),
    spark,
    tone: 'accent',
  };
}

function exposureDetails({ opened, resolved, unscanned }: ExposedCredentials, span: string): string[] {
  return [
    `${formatCount(opened)} opened, ${formatCount(resolved)} resolved in ${span}`,
    ...(unscanned > 0 ? [`${countOf(unscanned, 'instance')} unscanned`] : []),
  ];
}
