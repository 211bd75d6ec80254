import { writeSlaDueDates } from '#lib/db/triage.ts';
import type { Context } from './context.ts';

/**
 * Gives the findings that stand the due dates of the SLA: those that have none yet, or `all` but those that a person
 * set, as when the SLA has changed.
 */
export async function deriveDueDates(
  { db, settings }: Pick<Context, 'db' | 'settings'>,
  which: 'missing' | 'all',
): Promise<void> {
  await writeSlaDueDates(db, settings.sla, which === 'all');
}
