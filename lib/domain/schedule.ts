import { CronExpressionParser } from 'cron-parser';
import type { Collector } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** When a collector's scopes are collected, as a cron expression. */
export function cronOf(collector: Collector, schedule: Settings['schedule']): string {
  switch (collector) {
    case 'iam':
      return schedule.iam;
    case 'ec2':
      return schedule.ec2;
    case 'user-data':
      return schedule.userData;
  }
}

/**
 * Whether a scope's collection is due: whether an instant of `cron` lies after its last start and at or before
 * `now`, however many do. One that never started is due. Times are UTC.
 *
 * @throws as `nextRun`
 */
export function isDue({
  cron,
  lastStartedAt,
  now,
}: {
  cron: string;
  lastStartedAt: Date | null;
  now: Date;
}): boolean {
  const next = nextRun(cron, lastStartedAt ?? now);
  return lastStartedAt === null || next.getTime() <= now.getTime();
}

/**
 * The first instant of `cron` after `now`, in UTC.
 *
 * @param cron five fields: minute, hour, day of month, month, day of week
 * @throws Error if `cron` is none, or names a day that never comes
 */
export function nextRun(cron: string, now: Date): Date {
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== 5) {
    throw invalid(cron, 'it needs five fields: minute, hour, day of month, month, day of week');
  }
  try {
    return CronExpressionParser.parse(fields.join(' '), { currentDate: now, tz: 'UTC' }).next().toDate();
  } catch (error) {
    throw invalid(cron, error instanceof Error ? error.message : String(error));
  }
}

function invalid(cron: string, reason: string): Error {
  return new Error(
    `"${cron}" is no cron expression: ${reason}. Write for example "0 * * * *" for every hour.`,
  );
}
