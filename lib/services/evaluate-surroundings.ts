import { z } from 'zod';
import type { Transaction } from '#lib/db/client.ts';
import {
  readInstancesOfAdministrators,
  readRolesOfPublicInstances,
  readStandingDrafts,
} from '#lib/db/read-changed-surroundings.ts';
import type { Evidence } from '#lib/domain/rules/rule.ts';
import type { Evaluation } from './evaluate-findings.ts';
import { inBatches } from './in-batches.ts';

const storedEvidence = z.record(z.string(), z.json()).catch({});

/** Judges findings of roles again that have not changed, but whose instances in a region did at an instant. */
export function surroundingsOfRoles(accountId: string, region: string, at: Date): Evaluation {
  return judgingAgain(accountId, (tx) => readRolesOfPublicInstances(tx, { accountId, region }, at));
}

/**
 * Judges findings of instances and roles again that have not changed, but whose profiles did at an instant, or whose role was found
 * then to be an administrator, or to be none any more.
 *
 * @param ofProfiles the roles of the profiles that changed
 */
export function surroundingsOfInstances(
  accountId: string,
  ofProfiles: readonly string[],
  at: Date,
): Evaluation {
  return judgingAgain(accountId, async (tx) => [
    ...ofProfiles,
    ...(await readInstancesOfAdministrators(tx, accountId, at)),
  ]);
}

function judgingAgain(accountId: string, readSubjects: (tx: Transaction) => Promise<string[]>): Evaluation {
  return {
    ruleIds: [],
    region: null,
    subjects: [],
    isRolledUp: false,
    verdicts: async function* (tx) {
      yield* inBatches(await readSubjects(tx), async (ids) => {
        const found = await readStandingDrafts(tx, accountId, ids);
        const drafts = found.map((finding) => ({ ...finding, evidence: toEvidence(finding.evidence) }));
        return { drafts, unknown: [] };
      });
    },
    explain: async () => new Map(),
  };
}

/** Evidence as it was stored, of what a rule had made. */
function toEvidence(stored: unknown): Evidence {
  return storedEvidence.parse(stored) as Evidence;
}
