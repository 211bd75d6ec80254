'use client';
import { useQuery } from '@tanstack/react-query';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { FindingStateBadge } from '#components/badges/state-badges.tsx';
import detail from '#components/detail/detail.module.css';
import { DetailBody } from '#components/detail/detail-body.tsx';
import { type Fact, Facts } from '#components/detail/facts.tsx';
import { History } from '#components/detail/history.tsx';
import { Missing } from '#components/detail/missing.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Instant } from '#components/format/time.tsx';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { findingOptions } from '#lib/queries/findings.ts';
import { findingWords as words } from '#words/findings.ts';
import { evidenceFacts } from './evidence-facts.ts';
import classes from './findings.module.css';
import { RemediationTabs } from './remediation-tabs.tsx';
import { ResourceLink } from './resource-link.tsx';

const { detail: text } = words;

/** One finding: what was found, why it matters, how to mend it and what became of it. */
export function FindingPage({ id }: { id: string }) {
  const { scope } = useScope();
  const query = useQuery(findingOptions(id, scope));
  return (
    <DetailBody query={query} what={words.one} title={id} missing={<MissingFinding id={id} />}>
      {(finding) => <Detail finding={finding} />}
    </DetailBody>
  );
}

/** A finding that is not there, and where to look for others. */
export function MissingFinding({ id }: { id: string }) {
  return <Missing title={text.missing(id)} listHref="/findings" listLabel={words.list} search="" />;
}

function Detail({ finding }: { finding: FindingDetail }) {
  const { timeZone } = useDisplay();
  return (
    <Page
      above={<ScopedLink href="/findings">{words.title}</ScopedLink>}
      title={<bdi>{finding.title}</bdi>}
      aside={
        <>
          <SeverityBadge severity={finding.severity} /> <FindingStateBadge state={finding.state} />
        </>
      }
    >
      <div className={`${detail.columns} ${detail.unequal}`}>
        <div className={detail.stack}>
          <Panel title={text.why} aside={finding.rule.title}>
            <p className={classes.why}>{finding.rule.rationale}</p>
          </Panel>
          <Panel title={text.remediation}>
            <RemediationTabs remediation={finding.remediation} />
          </Panel>
          <Panel title={text.evidence} aside={text.evidenceAside}>
            <Facts
              facts={evidenceFacts(finding.evidence, timeZone).map(({ label, value }) => ({
                label,
                value: <GivenText text={value} />,
              }))}
            />
          </Panel>
        </div>
        <div className={detail.stack}>
          <Panel title={text.facts}>
            <FindingFacts finding={finding} />
          </Panel>
          <Panel title={text.history}>
            <History
              lines={finding.events.map((event) => ({
                ...{ key: `${event.at} ${event.kind}`, at: event.at, sentences: [words.event(event)] },
              }))}
            />
          </Panel>
          <Panel title={text.compliance}>
            <Controls controls={finding.rule.compliance} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function FindingFacts({ finding }: { finding: FindingDetail }) {
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
    { label: text.rule, value: <code>{finding.ruleId}</code> },
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

function Controls({ controls }: { controls: FindingDetail['rule']['compliance'] }) {
  if (controls.length === 0)
    return <EmptyState title={text.noCompliance}>{text.noComplianceHint}</EmptyState>;
  return (
    <ul className={classes.controls}>
      {controls.map(({ framework, version, control, isOwnReading }) => (
        <li key={`${framework} ${version} ${control}`}>
          {framework} {version}: <b>{control}</b> {isOwnReading ? <span>({text.ownReading})</span> : null}
        </li>
      ))}
    </ul>
  );
}
