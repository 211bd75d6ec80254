import { type InstanceSubjectRow, readInstances, readInstancesWithoutRole } from '#lib/db/rule-subjects.ts';
import { type IamSnapshot, type Presence, presenceOf, profileContents } from '#lib/domain/coverage.ts';
import { ec2EmptyInstanceProfile } from '#lib/domain/rules/ec2-empty-instance-profile.ts';
import type { InstanceSubject } from '#lib/domain/rules/ec2-instance.ts';
import { ec2NoInstanceProfile } from '#lib/domain/rules/ec2-no-instance-profile.ts';
import { fingerprintOf, type Verdict } from '#lib/domain/rules/rule.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Evaluation, Explanation, Verdicts } from './evaluate-findings.ts';

const rules = {
  'ec2-no-instance-profile': ec2NoInstanceProfile,
  'ec2-empty-instance-profile': ec2EmptyInstanceProfile,
} as const;

type InstanceRuleId = keyof typeof rules;

const ruleIds = Object.keys(rules) as InstanceRuleId[];

/** To be raised whenever the rules say something else of an instance that has not changed. */
const revision = 2;

/**
 * What, beside the instances and their profiles, decides the verdicts on them: while it stays the same, those on
 * instances that have not changed do.
 */
export function instanceRules({ coverage, severity }: Pick<Settings, 'coverage' | 'severity'>): string {
  return JSON.stringify({ revision, includeStopped: coverage.includeStopped, severity });
}

/** What decides the verdicts on instances. */
type InstanceWorld = {
  accountId: string;
  /** Null: of every region. */
  region: string | null;
  /** The last complete look at the account's IAM. */
  iam: IamSnapshot | null;
  settings: Settings;
};

/** The rules on instances' roles. */
export function instanceEvaluation(world: InstanceWorld): Evaluation {
  return {
    ruleIds,
    region: world.region,
    isRolledUp: false,
    verdicts: async function* (tx) {
      for await (const page of readInstancesWithoutRole(tx, world.accountId, world.region)) {
        yield verdictsOn(page, world);
      }
    },
    explain: async (tx, unbroken) => {
      const rows = await readInstances(tx, world.accountId, [
        ...new Set(unbroken.map(({ resourceId }) => resourceId)),
      ]);
      const byId = new Map(rows.map((row) => [`${row.region}/${row.instanceId}`, row]));
      return new Map(
        unbroken.map(({ fingerprint, ruleId, region, resourceId }) => {
          const row = byId.get(`${region}/${resourceId}`);
          return [fingerprint, explain(row, ruleId as InstanceRuleId, world)];
        }),
      );
    },
  };
}

function verdictsOn(rows: InstanceSubjectRow[], world: InstanceWorld): Verdicts {
  const verdicts: Verdicts = { drafts: [], unknown: [] };
  for (const row of rows) {
    for (const ruleId of ruleIds) {
      const verdict = verdictOn(row, ruleId, world);
      if (verdict === 'unknown') verdicts.unknown.push(fingerprintOn(row, ruleId, world.accountId));
      else if (verdict !== null) verdicts.drafts.push(verdict);
    }
  }
  return verdicts;
}

function verdictOn(row: InstanceSubjectRow, ruleId: InstanceRuleId, world: InstanceWorld): Verdict {
  const subject: InstanceSubject = {
    accountId: world.accountId,
    region: row.region,
    instance: row,
    presence: presenceOn(row, world),
    settings: world.settings.coverage,
  };
  return rules[ruleId](subject);
}

function presenceOn(row: InstanceSubjectRow, { iam }: InstanceWorld): Presence {
  const role = row.roleSince === null ? null : { since: row.roleSince };
  return presenceOf(row, profileContents({ role, iam, knownSince: row.associatedAt ?? row.validFrom }));
}

function fingerprintOn(row: InstanceSubjectRow, ruleId: InstanceRuleId, accountId: string): string {
  return fingerprintOf({ accountId, region: row.region, ruleId, resourceId: row.instanceId });
}

function explain(
  row: InstanceSubjectRow | undefined,
  ruleId: InstanceRuleId,
  world: InstanceWorld,
): Explanation {
  if (row === undefined || row.state === 'terminated' || row.state === 'shutting-down') return 'gone';
  if (verdictOn(row, ruleId, world) === 'unknown') return 'unknown';
  if (presenceOn(row, world) === 'covered') return 'mended';
  return row.state === 'running' ? 'changed' : 'stopped';
}
