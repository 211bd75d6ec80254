import type { Issue } from '#lib/api/schemas.ts';
import { collectionsWords as words } from '#words/collections.ts';
import classes from './collections.module.css';

/** What a collection could not see, in its own words. */
export function Issues({ issues, count }: { issues: readonly Issue[]; count: number }) {
  return (
    <>
      <ul className={classes.issues}>
        {issues.map((issue, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: issues have no id and their list never changes
          <li key={index}>
            <span className={classes.code}>{issue.code}</span> {issue.message}
            {issue.action ? <code> {issue.action}</code> : null}
            {issue.resource ? <code> {issue.resource}</code> : null}
          </li>
        ))}
      </ul>
      {count > issues.length ? (
        <p className={classes.more}>{words.firstIssues(issues.length, count)}</p>
      ) : null}
    </>
  );
}
