'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { FindingStateBadge } from '#components/badges/state-badges.tsx';
import detail from '#components/detail/detail.module.css';
import { DetailBody } from '#components/detail/detail-body.tsx';
import { Missing } from '#components/detail/missing.tsx';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { printValue } from '#lib/domain/property-filter/print.ts';
import { findingOptions } from '#lib/queries/findings.ts';
import { findingWords as words } from '#words/findings.ts';
import { triageWords } from '#words/triage-acts.ts';
import { ActOutcome } from './act-outcome.tsx';
import { FindingRecord, FindingTask } from './finding-parts.tsx';
import { createSelectionStore } from './selection.ts';
import classes from './triage.module.css';
import { TriageDialogs } from './triage-dialogs.tsx';
import { TriagePart } from './triage-part.tsx';
import { useTriage } from './use-triage.ts';

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
  return (
    <Missing
      title={words.detail.missing(id)}
      listHref="/findings"
      listLabel={words.list}
      search=""
      searchParams={(text) => ({ filter: text.trim() === '' ? null : printValue(text.trim()) })}
    />
  );
}

const noneMatch = { query: '', count: 0 };

function Detail({ finding }: { finding: FindingDetail }) {
  const [store] = useState(createSelectionStore);
  const triage = useTriage(store, noneMatch);
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
          <Panel title={triageWords.region}>
            <TriagePart finding={finding} triage={triage} />
          </Panel>
          <FindingTask finding={finding} />
        </div>
        <div className={detail.stack}>
          <FindingRecord finding={finding} />
        </div>
      </div>
      <div className={classes.foot}>
        <ActOutcome acts={triage} />
      </div>
      <TriageDialogs triage={triage} />
    </Page>
  );
}
