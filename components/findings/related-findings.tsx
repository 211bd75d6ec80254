'use client';
import { useQuery } from '@tanstack/react-query';
import { FindingsOf } from '#components/detail/findings-of.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { printValue } from '#lib/domain/property-filter/print.ts';
import { findingsOfOptions } from '#lib/queries/queue.ts';
import { findingWords } from '#words/findings.ts';
import { queueWords } from '#words/queue.ts';
import classes from './queue.module.css';

const words = queueWords.panel;

/** What belongs to a finding: those of the same cause, about the same key and of the same resource. */
export function RelatedFindings({ finding }: { finding: FindingDetail }) {
  const { scope } = useScope();
  const query = useQuery(findingsOfOptions(scope, finding.resourceId));
  return (
    <>
      <ul className={classes.ways}>
        {finding.rootCause === null ? null : (
          <li>
            <ScopedLink href="/findings" params={filtered('cause', finding.rootCause)}>
              {words.sameCause}
            </ScopedLink>{' '}
            <code>{finding.rootCause}</code>
          </li>
        )}
        {keyOf(finding) === null ? null : (
          <li>
            <ScopedLink href="/findings" params={filtered('key', keyOf(finding) ?? '')}>
              {words.sameKey}
            </ScopedLink>{' '}
            <code>{keyOf(finding)}</code>
          </li>
        )}
      </ul>
      <h3 className={classes.small}>{words.sameResource}</h3>
      <QueryBody query={query} what={findingWords.what} height={64}>
        {({ data }) => {
          const others = data.filter(({ id }) => id !== finding.id);
          return others.length === 0 ? (
            <p className={classes.hint}>{words.noOthers}</p>
          ) : (
            <FindingsOf findings={others} />
          );
        }}
      </QueryBody>
    </>
  );
}

function filtered(field: string, value: string) {
  return { filter: `${field} = ${printValue(value)}`, finding: null };
}

/** The access key that a finding is about. */
function keyOf({ resourceKind, resourceId, evidence }: FindingDetail): string | null {
  if (resourceKind === 'access-key') return resourceId;
  if (typeof evidence !== 'object' || evidence === null) return null;
  const keyId: unknown = Reflect.get(evidence, 'accessKeyId');
  return typeof keyId === 'string' ? keyId : null;
}
