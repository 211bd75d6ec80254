import type { Exposure } from '#lib/domain/inventory.ts';
import type { Severity } from '#lib/domain/rules/rule.ts';

/** What is known of the key that was exposed. */
export type KeyLife =
  | 'active'
  | 'inactive'
  | 'deleted'
  | 'perhaps-root'
  | 'perhaps-inactive-root'
  | 'unmonitored'
  | 'unknown';

/** What is known of an exposed key, and of its account. */
export type KeySighting = {
  accessKeyId: string | null;
  keyAccountId: string | null;
  /** Whether a complete IAM snapshot of the account that the id names exists. */
  isMonitored: boolean;
  /**
   * The key's in the last complete IAM snapshots. One that they do not show was `removed` if an earlier one did, is
   * `absent` if it would have been there already, and `unseen` if it may have been made since.
   */
  status: 'active' | 'inactive' | 'removed' | 'absent' | 'unseen';
  /** The most alive of the root user's keys in the account that the id names. */
  rootKeys: 'active' | 'inactive' | 'none';
};

/**
 * What is known of an exposed key.
 *
 * A key that some monitored account lists is what it lists. One that is not listed is `deleted` if the account that
 * its id names is monitored, unless it may be a key of the root user, whose ids AWS does not tell; `unmonitored` if
 * that account is not; and `unknown` if the id names none (ids of the old generation, no id at all), is of a kind
 * that no account lists (all but `AKIA`), or may be newer than the account's last snapshot.
 */
export function keyLife({ accessKeyId, keyAccountId, isMonitored, status, rootKeys }: KeySighting): KeyLife {
  if (!accessKeyId?.startsWith('AKIA')) return 'unknown';
  if (status === 'active' || status === 'inactive') return status;
  if (keyAccountId === null) return 'unknown';
  if (!isMonitored) return 'unmonitored';
  switch (status) {
    case 'removed':
      return 'deleted';
    case 'absent':
      return lifeWithoutUser(rootKeys);
    case 'unseen':
      return 'unknown';
  }
}

/** The life of a key that no user of its account has: it has been deleted, or is root's. */
function lifeWithoutUser(rootKeys: KeySighting['rootKeys']): KeyLife {
  switch (rootKeys) {
    case 'active':
      return 'perhaps-root';
    case 'inactive':
      return 'perhaps-inactive-root';
    case 'none':
      return 'deleted';
  }
}

/**
 * How bad an exposure is. It follows the key's life (design.md section 2): active critical, inactive medium,
 * deleted low, unmonitored or unknown high; what may be a key of root is as bad as that key. Two things differ:
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
    case 'perhaps-inactive-root':
      return 'medium';
    case 'deleted':
      return 'low';
    case 'perhaps-root':
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
    case 'perhaps-root':
      return `${noUserOf(exposure)}: it has been deleted, or it is a key of the root user, who has an active one.`;
    case 'perhaps-inactive-root':
      return `${noUserOf(exposure)}: it has been deleted, or it is an inactive key of the root user, which can be activated again.`;
    case 'unmonitored':
      return `The key belongs to account ${exposure.keyAccountId ?? 'unknown'}, which is not monitored: whether it is active is not known.`;
    case 'unknown':
      return 'Whose credential this is, and whether it is active, is not known.';
  }
}

function noUserOf({ keyAccountId }: Pick<Exposure, 'keyAccountId'>): string {
  return `No user of account ${keyAccountId ?? 'unknown'} has this key`;
}
