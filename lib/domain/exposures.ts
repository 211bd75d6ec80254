import type { Exposure } from '#lib/domain/inventory.ts';
import type { Severity } from '#lib/domain/rules/rule.ts';

/** What is known of the key that was exposed. */
export type KeyLife = 'active' | 'inactive' | 'deleted' | 'unmonitored' | 'unknown';

/**
 * What is known of an exposed key.
 *
 * A key that some monitored account lists is what it lists. One that is absent is `deleted` if the account that its
 * id names is monitored, `unmonitored` if that is not, and `unknown` if the id names none (ids of the old
 * generation, no id at all) or is of temporary credentials (`ASIA`), which no account lists. One that is `unseen`
 * may have been made since: a monitored account's is `unknown` until its next snapshot.
 *
 * @param isMonitored whether a complete IAM snapshot of the account that the id names exists
 * @param status the key's in the last complete IAM snapshots
 */
export function keyLife({
  accessKeyId,
  keyAccountId,
  isMonitored,
  status,
}: {
  accessKeyId: string | null;
  keyAccountId: string | null;
  isMonitored: boolean;
  status: 'active' | 'inactive' | 'absent' | 'unseen';
}): KeyLife {
  if (accessKeyId === null || accessKeyId.startsWith('ASIA')) return 'unknown';
  if (status === 'active' || status === 'inactive') return status;
  if (keyAccountId === null) return 'unknown';
  if (!isMonitored) return 'unmonitored';
  return status === 'absent' ? 'deleted' : 'unknown';
}

/**
 * How bad an exposure is. It follows the key's life (design.md section 2): active critical, inactive medium,
 * deleted low, unmonitored or unknown high. Two things differ:
 * - session credentials are medium: they expire by themselves within 36 hours, so they are seldom usable when
 *   found, but nothing tells whether they still are, and what wrote them there will write the next ones;
 * - a lead is never critical: without its secret, an id alone opens nothing. With an active key it is high, because
 *   the secret is often near in a form that was not recognised.
 */
export function exposureSeverity(exposure: Pick<Exposure, 'kind' | 'confidence'>, life: KeyLife): Severity {
  if (exposure.kind === 'session-credentials') return 'medium';
  switch (life) {
    case 'active':
      return exposure.confidence === 'lead' ? 'high' : 'critical';
    case 'inactive':
      return 'medium';
    case 'deleted':
      return 'low';
    case 'unmonitored':
    case 'unknown':
      return 'high';
  }
}

/** A sentence on the key's life, for the finding: why it is as severe as it is. */
export function keyLifeNote(exposure: Pick<Exposure, 'kind' | 'keyAccountId'>, life: KeyLife): string {
  if (exposure.kind === 'session-credentials') {
    return 'Temporary credentials: they expire within 36 hours, but whether they have is not known.';
  }
  switch (life) {
    case 'active':
      return 'The key is active: whoever can read this place can use it.';
    case 'inactive':
      return 'The key is inactive, but can be activated again.';
    case 'deleted':
      return 'The key has been deleted; its traces are still here.';
    case 'unmonitored':
      return `The key belongs to account ${exposure.keyAccountId ?? 'unknown'}, which is not monitored: whether it is active is not known.`;
    case 'unknown':
      return 'Whose credential this is, and whether it is active, is not known.';
  }
}
