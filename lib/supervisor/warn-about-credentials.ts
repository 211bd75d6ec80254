import type pino from 'pino';
import { createAwsAccess } from '#lib/aws/access.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** Says in the log which accounts cannot be entered, and why; nothing where all can. */
export async function warnAboutCredentials(
  settings: Settings,
  log: pino.Logger,
  signal: AbortSignal,
): Promise<void> {
  for (const account of settings.accounts ?? [null]) {
    const access = createAwsAccess({ account });
    try {
      await access.sts().callerIdentity(signal);
    } catch (error) {
      if (signal.aborted) return;
      const which = account === null ? '' : `Account ${account.name ?? account.id}: `;
      log.warn(`${which}${(error as Error).message} \`npm run rolecall -- doctor\` tells what to paste.`);
    } finally {
      access.close();
    }
  }
}
