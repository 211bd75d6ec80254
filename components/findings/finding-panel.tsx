'use client';
import { useMounted } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { FindingStateBadge } from '#components/badges/state-badges.tsx';
import { IconButton } from '#components/button/quiet-buttons.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { findingHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { findingOptions } from '#lib/queries/findings.ts';
import { queueWords } from '#words/queue.ts';
import { triageWords } from '#words/triage-acts.ts';
import { FindingRecord, FindingTask } from './finding-parts.tsx';
import classes from './queue.module.css';
import { TriagePart } from './triage-part.tsx';
import type { TriageState } from './use-triage.ts';

const words = queueWords.panel;
const height = 560;

type Props = {
  id: string;
  triage: TriageState;
  onClose: () => void;
  onMove: (step: -1 | 1) => void;
};

/** The whole of a finding beside the queue. Its program comes after the page: until it is here, nothing written is lost. */
export default function FindingPanel({ id, triage, onClose, onMove }: Props) {
  const { scope } = useScope();
  const query = useQuery({ ...findingOptions(id, scope), placeholderData: keepPreviousData });
  const isReady = useMounted();
  return (
    <aside className={classes.panel} aria-label={words.name}>
      <fieldset className={classes.panelParts} disabled={!isReady}>
        <div className={classes.panelBar}>
          <IconButton label={words.previous} title="k" onClick={() => onMove(-1)}>
            <IconArrowUp size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={words.next} title="j" onClick={() => onMove(1)}>
            <IconArrowDown size={16} aria-hidden="true" />
          </IconButton>
          <ScopedLink href={findingHref(id)} params={{ filter: null, finding: null }}>
            {words.openPage}
          </ScopedLink>
          <IconButton className={classes.close ?? ''} label={words.close} title="Esc" onClick={onClose}>
            <IconX size={16} aria-hidden="true" />
          </IconButton>
        </div>
        <QueryBody query={query} what={words.what} height={height}>
          {(finding) => <Body finding={finding} triage={triage} />}
        </QueryBody>
      </fieldset>
    </aside>
  );
}

function Body({ finding, triage }: { finding: FindingDetail; triage: TriageState }) {
  return (
    <div className={classes.panelBody} data-open-finding={finding.id}>
      <h2 className={classes.panelTitle}>
        <bdi>{finding.title}</bdi>
      </h2>
      <p className={classes.badges}>
        <SeverityBadge severity={finding.severity} /> <FindingStateBadge state={finding.state} />
      </p>
      <Panel title={triageWords.region}>
        <TriagePart finding={finding} triage={triage} />
      </Panel>
      <FindingTask finding={finding} />
      <FindingRecord finding={finding} />
    </div>
  );
}
