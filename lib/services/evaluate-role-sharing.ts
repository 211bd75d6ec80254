import { readCurrentStandings } from '#lib/db/permission-assessments.ts';
import { readRoleSubjects } from '#lib/db/role-subjects.ts';
import { readProfiledRoles, readRoleUses } from '#lib/db/role-uses.ts';
import type { InstanceState } from '#lib/domain/inventory.ts';
import { isBroad, type PermissionStanding } from '#lib/domain/policy/permission-class.ts';
import { roleSharedAcrossWorkloads } from '#lib/domain/rules/role-shared-across-workloads.ts';
import { fingerprintOf } from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { workloadsUsing } from '#lib/domain/workloads.ts';
import type { Evaluation, Verdicts } from './evaluate-findings.ts';
import { inBatches } from './in-batches.ts';

const ruleId = 'role-shared-across-workloads';

const breadths = { true: 'broad', false: 'narrow', unknown: 'unknown' } as const;

function breadthOf(standing: PermissionStanding) {
  return breadths[`${isBroad(standing)}`];
}

/**
 * The rule on roles that more than one workload carries.
 *
 * @param subjects the ARNs of the roles to be judged; null: all
 */
export function roleSharingEvaluation(
  accountId: string,
  subjects: readonly string[] | null,
  settings: Pick<Settings, 'coverage'>,
): Evaluation {
  return {
    ruleIds: [ruleId],
    region: globalRegion,
    subjects,
    isRolledUp: false,
    verdicts: async function* (tx) {
      const roleArns = subjects ?? (await readProfiledRoles(tx, accountId));
      const asLatest = { at: new Date(0), isLatest: true };
      const states = carryingStates(settings);
      yield* inBatches(roleArns, async (batch) => {
        const roles = await readRoleSubjects(tx, accountId, batch);
        const standings = await readCurrentStandings(tx, accountId, batch);
        const uses = await readRoleUses(tx, asLatest, { accountId, roleArns: batch, states });
        const verdicts: Verdicts = { drafts: [], unknown: [] };
        for (const role of roles) {
          const { roleArn } = role;
          const workloads = workloadsUsing(uses.get(roleArn) ?? []);
          const breadth = breadthOf(standings.get(roleArn) ?? 'not-assessed');
          const verdict = roleSharedAcrossWorkloads({ accountId, role, breadth, workloads });
          if (verdict === 'unknown')
            verdicts.unknown.push(
              fingerprintOf({ accountId, region: globalRegion, ruleId, resourceId: roleArn }),
            );
          else if (verdict !== null) verdicts.drafts.push(verdict);
        }
        return verdicts;
      });
    },
    explain: async (tx, unbroken) => {
      const arns = unbroken.map(({ resourceId }) => resourceId);
      const there = new Set((await readRoleSubjects(tx, accountId, arns)).map(({ roleArn }) => roleArn));
      return new Map(
        unbroken.map(({ fingerprint, resourceId }) => [
          fingerprint,
          there.has(resourceId) ? 'mended' : 'gone',
        ]),
      );
    },
  };
}

/** The states in which an instance carries its role: running, and by a setting stopped. */
export function carryingStates({ coverage }: Pick<Settings, 'coverage'>): InstanceState[] {
  return coverage.includeStopped ? ['running', 'stopped'] : ['running'];
}
