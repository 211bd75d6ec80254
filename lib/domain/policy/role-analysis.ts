import type { PermissionClass } from '#lib/domain/policy/permission-class.ts';
import type { Lines } from '#lib/domain/policy/statement-lines.ts';

/** Where a role has a policy from: its own, a managed one, or the one that bounds the others. */
export type PolicyKind = 'inline' | 'attached' | 'boundary';

/** One of a role's policies. `policyArn`: null for inline ones. */
export type PolicyName = { kind: PolicyKind; name: string; policyArn: string | null };

/** A statement of one of a role's policies: counted from 0, and its lines as the document is printed, from 1. */
export type StatementPlace = PolicyName & { statement: number; lines: Lines };

/** What makes a claim less than sure, and where that stands. */
export type Weakening = StatementPlace & {
  /**
   * `condition`: it allows only where a condition holds; `left-out`: all but some resources; `boundary`: the boundary allows it
   * only so; `denied-sometimes`: a condition denies it; `denied-somewhere`: it is denied on some resources.
   */
  by: 'condition' | 'left-out' | 'boundary' | 'denied-sometimes' | 'denied-somewhere';
  conditionKeys: readonly string[];
};

/** What is claimed of a role, which statements cause it, and what weakens it. Actions as AWS spells them. */
export type Claim = {
  /** Whether it holds whatever the conditions; else each of its weakenings has to be looked at. */
  isSure: boolean;
  actions: readonly string[];
  /** How many there are; `actions` names the first ones. */
  actionCount: number;
  causes: readonly StatementPlace[];
  weakenedBy: readonly Weakening[];
};

/** A way to become administrator that a role has. */
export type PathClaim = Claim & { path: string; how: string };

/** A class that a role is in. */
export type ClassClaim = Claim & {
  class: PermissionClass;
  /** Of an escalation: every way, the sure ones first. */
  paths: readonly PathClaim[];
  /** Of a service wildcard: the first services, and how many there are. */
  services: readonly string[];
  serviceCount: number;
};

/** Why a role is not assessed: one of its policies cannot be read. */
export type NotAssessed = PolicyName & {
  reason: 'missing' | 'not-json' | 'unknown-version' | 'malformed';
  statement: number | null;
  detail: string;
};

/** What a role's policies amount to; worst class first. */
export type RoleAnalysis =
  | { isAssessed: true; classes: readonly ClassClaim[] }
  | { isAssessed: false; reasons: readonly NotAssessed[] };
