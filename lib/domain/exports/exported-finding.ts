import type { FindingStanding } from '#lib/domain/findings.ts';
import type { Evidence, FindingDraft, Remediation, Rule } from '#lib/domain/rules/rule.ts';

/** A finding with all that a format may hold of it. Key ids are as whoever asked may see them. */
export type ExportedFinding = Pick<
  FindingDraft,
  'ruleId' | 'region' | 'resourceKind' | 'resourceId' | 'severity' | 'owner' | 'title'
> &
  Pick<FindingStanding, 'state' | 'reopened'> & {
    id: string;
    accountId: string;
    /** ISO 8601, UTC, as all times here. */
    openedAt: string;
    resolvedAt: string | null;
    resolution: string | null;
    /** When something last happened to it. */
    updatedAt: string;
    /** The points of its severity in its surroundings. */
    risk: number;
    /** What it comes from, and is to be mended at. */
    rootCause: string | null;
    assignee: string | null;
    /** By when it is to be resolved. */
    dueAt: string | null;
    labels: readonly string[];
    rule: Pick<Rule, 'title' | 'rationale' | 'compliance'>;
    remediation: Remediation;
    evidence: Evidence;
  };

/** How many findings an export holds, and how many its format has no place for. */
export type ExportCounts = { written: number; leftOut: number };

/** One format of an export as text: `begin`, then the findings with `between` among them, then `end`. */
export type Serialiser = {
  begin: string;
  between: string;
  /** Null: the format has no place for such a finding. */
  write: (finding: ExportedFinding) => string | null;
  end: (counts: ExportCounts) => string;
};
