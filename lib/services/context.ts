import type { Database } from '#lib/db/client.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** Who asks. Until sign-in exists, everyone on the loopback interface is the local operator. */
type Actor = { kind: 'operator' | 'system'; name: string };

/** What every service is handed: who asks, what they may see, and the world outside. */
export type Context = {
  actor: Actor;
  /** Accounts whose resources the actor may see. */
  visibleAccounts: 'all' | readonly string[];
  db: Database;
  settings: Settings;
  now: Date;
};
