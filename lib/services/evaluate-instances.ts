import { type InstanceSubjectRow, readInstances, readInstancesInQuestion } from '#lib/db/rule-subjects.ts';
import {
  type IamSnapshot,
  isEligible,
  type Presence,
  presenceOf,
  profileContents,
} from '#lib/domain/coverage.ts';
import { ec2EmptyInstanceProfile } from '#lib/domain/rules/ec2-empty-instance-profile.ts';
import { ec2ImdsV1Allowed, isTokenDemanded } from '#lib/domain/rules/ec2-imdsv1-allowed.ts';
import type { InstanceSubject } from '#lib/domain/rules/ec2-instance.ts';
import { ec2NoInstanceProfile } from '#lib/domain/rules/ec2-no-instance-profile.ts';
import { instanceUnowned } from '#lib/domain/rules/resource-unowned.ts';
import { fingerprintOf, type Verdict } from '#lib/domain/rules/rule.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Evaluation, Explanation, Verdicts } from './evaluate-findings.ts';
import { inBatches } from './in-batches.ts';

const rules = {
  'ec2-no-instance-profile': ec2NoInstanceProfile,
  'ec2-empty-instance-profile': ec2EmptyInstanceProfile,
  'ec2-imdsv1-allowed': ec2ImdsV1Allowed,
  'resource-unowned': instanceUnowned,
} as const;

type InstanceRuleId = keyof typeof rules;

/** What a look at EC2 decides: every rule on instances. A look at IAM decides what their profiles hold. */
const rulesBy = {
  ec2: Object.keys(rules) as InstanceRuleId[],
  iam: ['ec2-no-instance-profile', 'ec2-empty-instance-profile'],
} as const satisfies Record<string, readonly InstanceRuleId[]>;

/** To be raised whenever the rules say something else of an instance that has not changed. */
const revision = 3;

/**
 * What, beside the instances and their profiles, decides the verdicts on them: while it stays the same, those on
 * instances that have not changed do.
 */
export function instanceRules({
  coverage: { includeStopped },
  ownership,
  severity,
}: Pick<Settings, 'coverage' | 'ownership' | 'severity'>): string {
  return JSON.stringify({ revision, includeStopped, ownerTags: ownership.tags, severity });
}

/** What decides the verdicts on instances. */
type InstanceWorld = {
  accountId: string;
  /** Null: of every region. */
  region: string | null;
  collector: keyof typeof rulesBy;
  /** The ids of those to be judged; null: all. */
  subjects: readonly string[] | null;
  /** For when it is judged who is exempt. */
  at: Date;
  /** The last complete look at the account's IAM. */
  iam: IamSnapshot | null;
  settings: Settings;
};

/** The rules on instances. */
export function instanceEvaluation(world: InstanceWorld): Evaluation {
  return {
    ruleIds: rulesBy[world.collector],
    region: world.region,
    subjects: world.subjects,
    isRolledUp: false,
    verdicts: async function* (tx) {
      const { subjects } = world;
      const pages =
        subjects === null
          ? readInstancesInQuestion(tx, world)
          : inBatches(subjects, (ids) => readInstances(tx, world, ids));
      for await (const page of pages) yield verdictsOn(page, world);
    },
    explain: async (tx, unbroken) => {
      const rows = await readInstances(tx, world, [...new Set(unbroken.map(({ resourceId }) => resourceId))]);
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
    for (const ruleId of rulesBy[world.collector]) {
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
    isExempt: row.isExempt,
    settings: world.settings.coverage,
    ownerTags: world.settings.ownership.tags,
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
  if (isMended(row, ruleId, world)) return 'mended';
  if (isExempted(row, ruleId, world)) return 'exempted';
  return row.state === 'running' ? 'changed' : 'stopped';
}

/** Whether the rule asks for a role that the instance would need, were it not exempt. */
function isExempted(row: InstanceSubjectRow, ruleId: InstanceRuleId, { settings }: InstanceWorld): boolean {
  const isOnRoles = rulesBy.iam.some((id) => id === ruleId);
  return isOnRoles && row.isExempt && isEligible(row.state, settings.coverage);
}

/** Whether what the rule asks for is there, whatever the instance's state. */
function isMended(row: InstanceSubjectRow, ruleId: InstanceRuleId, world: InstanceWorld): boolean {
  switch (ruleId) {
    case 'ec2-no-instance-profile':
    case 'ec2-empty-instance-profile':
      return presenceOn(row, world) === 'covered';
    case 'ec2-imdsv1-allowed':
      return isTokenDemanded(row);
    case 'resource-unowned':
      return true;
  }
}
