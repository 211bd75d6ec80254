import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Page } from '#lib/aws/page.ts';
import type { Issue } from '#lib/domain/collections.ts';
import type { CollectorResult } from './collector.ts';

/** Keeps account of what a collector could see and what it could not. */
export type Sightings = {
  /** Reads one part of the scope. A failure of AWS's is noted, and the other parts go on; anything else is thrown. True if all of it was read. */
  part: (read: () => Promise<void>) => Promise<boolean>;
  /** Notes a page, with what of it could not be read. */
  page: (page: Page<unknown>) => void;
  /** Notes something that could not be seen: the scope is no longer complete. */
  miss: (issue: Issue) => void;
  /** Notes something worth telling that does not make the scope incomplete. */
  note: (issue: Issue) => void;
  result: () => CollectorResult;
};

const mostIssues = 200;

/** An account of a scope in which nothing has been looked at yet. */
export function createSightings(): Sightings {
  const issues: Issue[] = [];
  let noted = 0;
  let complete = true;
  let seen = false;
  const note = (issue: Issue): void => {
    noted += 1;
    // A copy, as an issue's texts are cut from a page that would stay in memory with them.
    if (issues.length < mostIssues) issues.push(structuredClone(issue));
  };
  const miss = (issue: Issue): void => {
    complete = false;
    note(issue);
  };
  return {
    part: async (read) => {
      try {
        await read();
        seen = true;
        return true;
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error;
        miss(error.issue);
        return false;
      }
    },
    page: ({ malformed }) => {
      seen = true;
      for (const issue of malformed) miss(issue);
    },
    miss,
    note,
    result: () => {
      const more = noted - issues.length;
      const rest: Issue = {
        code: 'malformed',
        message: `${more} more issues of this collection were left out.`,
      };
      return { complete, seen, issues: more > 0 ? [...issues, rest] : issues };
    },
  };
}
