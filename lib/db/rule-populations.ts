import { isExemptAt } from '#lib/db/exempt-instances.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, isInEligibleState, isStale, presenceOf } from '#lib/db/read-coverage.ts';
import { currentAt, time } from '#lib/db/read-filter.ts';
import type { Rule, RuleId } from '#lib/domain/rules/rule.ts';

const { sql } = Prisma;

/** What rules judge: the root user's keys are judged account by account, so that an account without any passes. */
export const judgedKinds = [
  'instance',
  'launch-template',
  'access-key',
  'account',
  'role',
  'repository',
  'host',
] as const;

export type JudgedKind = (typeof judgedKinds)[number];

/** Whether a rule judges a resource, and whether what is needed for it was seen lately; of rows as `subjectsOf` has them. */
type Judgement = { judged: Prisma.Sql; known: Prisma.Sql };

/** The kinds of resources that a rule judges. */
export function kindsOf({ id, resourceKind }: Pick<Rule, 'id' | 'resourceKind'>): readonly JudgedKind[] {
  if (id === 'key-root') return ['account'];
  return resourceKind === 'instance-or-role' ? ['instance', 'role'] : [resourceKind];
}

/** How a rule judges resources of a kind. */
export function judgementOf(kind: JudgedKind, ruleId: RuleId, instant: CoverageInstant): Judgement {
  switch (kind) {
    case 'instance':
      return ofInstance(ruleId, instant);
    case 'launch-template':
      return ofTemplate(instant);
    case 'access-key':
      return ofKey(ruleId, instant);
    case 'account':
      return { judged: sql`true`, known: isIamSeen(instant) };
    case 'role':
      return ofRole(ruleId, instant);
    case 'repository':
    case 'host':
      return { judged: sql`true`, known: sql`c.is_complete` };
  }
}

const isEc2Seen = (instant: CoverageInstant) => sql`NOT ${isStale(sql`e`, instant)}`;
const isIamSeen = (instant: CoverageInstant) => sql`NOT ${isStale(sql`m`, instant)}`;

function ofInstance(ruleId: RuleId, instant: CoverageInstant): Judgement {
  const isEligible = isInEligibleState(instant);
  switch (ruleId) {
    case 'ec2-no-instance-profile':
    case 'ec2-empty-instance-profile':
      return {
        judged: sql`${isEligible} AND NOT ${isExemptAt(instant.at)}`,
        known: sql`${presenceOf(instant)} <> 'unknown'`,
      };
    case 'ec2-imdsv1-allowed':
      return {
        judged: isEligible,
        known: sql`${isEc2Seen(instant)} AND (i.http_tokens IS NOT NULL OR i.http_endpoint = 'disabled')`,
      };
    case 'user-data-credentials':
      return {
        judged: sql`i.state IN ('pending', 'running', 'stopping', 'stopped')`,
        known: sql`${isEc2Seen(instant)} AND EXISTS (
          SELECT 1 FROM user_data_scans s
          WHERE s.account_id = i.account_id AND s.region = i.region AND s.instance_id = i.instance_id
            AND s.launch_time = coalesce(i.launch_time, 'epoch') AND s.outcome = 'scanned'
            AND s.scanned_at <= ${time(instant.at)})`,
      };
    default:
      return { judged: sql`i.state IN ('running', 'stopping', 'stopped')`, known: isEc2Seen(instant) };
  }
}

/** A version of a launch template is collected only if it matters. */
function ofTemplate(instant: CoverageInstant): Judgement {
  return { judged: sql`true`, known: isEc2Seen(instant) };
}

function ofKey(ruleId: RuleId, instant: CoverageInstant): Judgement {
  const seen = isIamSeen(instant);
  switch (ruleId) {
    case 'key-inactive-not-deleted':
      return { judged: sql`NOT k.is_active`, known: seen };
    case 'key-old':
      return { judged: sql`k.is_active`, known: sql`${seen} AND k.created_at IS NOT NULL` };
    case 'key-unused':
      return { judged: sql`k.is_active`, known: sql`${seen} AND k.is_use_known` };
    default:
      return { judged: sql`k.is_active`, known: seen };
  }
}

function ofRole(ruleId: RuleId, instant: CoverageInstant): Judgement {
  const judged = sql`r.ec2_assumable`;
  switch (ruleId) {
    case 'role-administrator':
    case 'role-privilege-escalation':
    case 'role-excessive-permissions':
      // A role whose policies could not be read, or not be understood, is not assessed.
      return {
        judged,
        known: sql`${isIamSeen(instant)} AND EXISTS (
          SELECT 1 FROM permission_assessments u
          WHERE u.account_id = r.account_id AND u.principal_arn = r.role_arn AND u.standing <> 'not-assessed'
            AND ${currentAt('u', instant)})`,
      };
    default:
      return { judged, known: isIamSeen(instant) };
  }
}
