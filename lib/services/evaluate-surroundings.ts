import { z } from 'zod';
import { readFindingsInChangedSurroundings } from '#lib/db/read-changed-surroundings.ts';
import type { Evidence } from '#lib/domain/rules/rule.ts';
import type { Evaluation } from './evaluate-findings.ts';

const storedEvidence = z.record(z.string(), z.json()).catch({});

/**
 * Judges findings again whose resources have not changed but what stands around them: those of roles whose instances changed in a
 * region at an instant, and those of instances whose role became an administrator, or ceased to be, then.
 *
 * @param region null: no instance was looked at
 */
export function surroundingsEvaluation(accountId: string, region: string | null, at: Date): Evaluation {
  return {
    ruleIds: [],
    region: null,
    subjects: [],
    isRolledUp: false,
    verdicts: async function* (tx) {
      const found = await readFindingsInChangedSurroundings(tx, accountId, region, at);
      const drafts = found.map((finding) => ({ ...finding, evidence: toEvidence(finding.evidence) }));
      yield { drafts, unknown: [] };
    },
    explain: async () => new Map(),
  };
}

/** Evidence as it was stored, of what a rule had made. */
function toEvidence(stored: unknown): Evidence {
  return storedEvidence.parse(stored) as Evidence;
}
