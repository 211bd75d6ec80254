'use client';
import { Suspense } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { Facts } from '#components/detail/facts.tsx';
import { History } from '#components/detail/history.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { RemediationTabs } from '#components/remediation/remediation-tabs.tsx';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { findingWords as words } from '#words/findings.ts';
import { queueWords } from '#words/queue.ts';
import { triageWords } from '#words/triage-acts.ts';
import { Comments } from './comments.tsx';
import { evidenceFacts } from './evidence-facts.ts';
import { evidenceStatements, shownAsStatements } from './evidence-statements.ts';
import { FindingFacts } from './finding-facts.tsx';
import classes from './findings.module.css';
import { RelatedFindings } from './related-findings.tsx';
import { SeveritySum } from './severity-sum.tsx';

const StatementEvidence = lazyPart(() => import('./statement-evidence.tsx'));

const { detail: text } = words;

type Props = { finding: FindingDetail };

/** What one does about a finding: why it matters, how to mend it, and what was seen. */
export function FindingTask({ finding }: Props) {
  return (
    <>
      <Panel title={text.why} aside={finding.rule.title}>
        <p className={classes.why}>{finding.rule.rationale}</p>
      </Panel>
      <Panel title={queueWords.panel.severity}>
        <SeveritySum finding={finding} />
      </Panel>
      {evidenceStatements(finding.evidence).length === 0 ? null : (
        <Panel title={text.statements} aside={text.statementsAside}>
          <Suspense>
            <StatementEvidence evidence={finding.evidence} />
          </Suspense>
        </Panel>
      )}
      <Panel title={text.remediation}>
        <RemediationTabs remediation={finding.remediation} />
      </Panel>
      <Evidence finding={finding} />
    </>
  );
}

/** What else is known of a finding: its resource, what became of it, what belongs to it, and the controls that it breaks. */
export function FindingRecord({ finding }: Props) {
  return (
    <>
      <Panel title={text.facts}>
        <FindingFacts finding={finding} />
      </Panel>
      <Panel title={triageWords.comments.title}>
        <Comments finding={finding} />
      </Panel>
      <Panel title={queueWords.panel.related}>
        <RelatedFindings finding={finding} />
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
    </>
  );
}

function Evidence({ finding }: Props) {
  const { timeZone } = useDisplay();
  const facts = evidenceFacts(finding.evidence, timeZone, shownAsStatements);
  return (
    <Panel title={text.evidence} aside={text.evidenceAside}>
      <Facts facts={facts.map(({ label, value }) => ({ label, value: <GivenText text={value} /> }))} />
    </Panel>
  );
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
