import type { PermissionClass } from '#lib/domain/policy/permission-class.ts';
import type { Lines } from '#lib/domain/policy/statement-lines.ts';

/**
 * Where a role or a user has a policy from: its own, a managed one, or the one that bounds the others; `group`: all that a group
 * gives which was not seen itself.
 */
export type PolicyKind = 'inline' | 'attached' | 'boundary' | 'group';

/** One of the policies of a role or a user. `policyArn`: null for inline ones. `group`: the one by which a user has it. */
export type PolicyName = {
  kind: PolicyKind;
  name: string;
  policyArn: string | null;
  group?: string | undefined;
};

/** A statement of one of these policies: counted from 0, and its lines as the document is printed, from 1. */
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

/** What is claimed of a role or a user, which statements cause it, and what weakens it. Actions as AWS spells them. */
export type Claim = {
  /** Whether it holds whatever the conditions; else each of its weakenings has to be looked at. */
  isSure: boolean;
  actions: readonly string[];
  /** How many there are; `actions` names the first ones. */
  actionCount: number;
  causes: readonly StatementPlace[];
  weakenedBy: readonly Weakening[];
};

/** A way to become administrator that it has. */
export type PathClaim = Claim & { path: string; how: string };

/** A class that it is in. */
export type ClassClaim = Claim & {
  class: PermissionClass;
  /** Of an escalation: every way, the sure ones first. */
  paths: readonly PathClaim[];
  /** Of a service wildcard: the first services, and how many there are. */
  services: readonly string[];
  serviceCount: number;
};

/** Why it is not assessed: one of its policies cannot be read. */
export type NotAssessed = PolicyName & {
  reason: 'missing' | 'not-json' | 'unknown-version' | 'malformed';
  statement: number | null;
  detail: string;
};

/** What the policies of a role or a user amount to; worst class first. */
export type PermissionAnalysis =
  | { isAssessed: true; classes: readonly ClassClaim[] }
  | { isAssessed: false; reasons: readonly NotAssessed[] };
