'use client';
import Link from 'next/link';
import { type Fact, Facts } from '#components/detail/facts.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Instant } from '#components/format/time.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { findingWords as words } from '#words/findings.ts';
import { ResourceLink } from './resource-link.tsx';

const { detail: text } = words;

/** What a finding is about: resource, owner, place and times. */
export function FindingFacts({ finding }: { finding: FindingDetail }) {
  const { accountName } = useScope();
  const keyId = exposedKeyId(finding);
  const facts: (Fact | null)[] = [
    { label: text.resource, value: <ResourceLink resource={finding} /> },
    keyId === null
      ? null
      : {
          label: text.key,
          value: <ResourceLink resource={{ ...finding, resourceKind: 'access-key', ...keyId }} />,
        },
    {
      label: text.owner,
      value: (
        <ScopedLink href={ownerHref(finding.owner)}>
          <GivenText text={finding.owner} />
        </ScopedLink>
      ),
    },
    { label: text.account, value: <span title={finding.accountId}>{accountName(finding.accountId)}</span> },
    { label: text.region, value: finding.region },
    { label: text.rule, value: <RuleLink id={finding.ruleId} /> },
    { label: text.opened, value: <Instant at={finding.openedAt} /> },
    finding.resolvedAt === null
      ? null
      : {
          label: text.resolved,
          value: (
            <>
              <Instant at={finding.resolvedAt} />: {words.resolution(finding.resolution)}
            </>
          ),
        },
    finding.reopened === 0
      ? null
      : { label: text.reopened, value: text.times(formatCount(finding.reopened), finding.reopened === 1) },
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}

/** The key that was found in a resource, in its own account, if the evidence names one that is known. */
function exposedKeyId({
  evidence,
  resourceKind,
}: FindingDetail): { accountId: string; resourceId: string } | null {
  if (resourceKind === 'access-key' || typeof evidence !== 'object' || evidence === null) return null;
  const [resourceId, accountId] = [
    Reflect.get(evidence, 'accessKeyId'),
    Reflect.get(evidence, 'keyAccountId'),
  ];
  return typeof resourceId === 'string' && typeof accountId === 'string' ? { accountId, resourceId } : null;
}

/** What the reference says of a rule. */
function RuleLink({ id }: { id: string }) {
  return (
    <Link href={`/rules#${id}`}>
      <code>{id}</code>
    </Link>
  );
}
