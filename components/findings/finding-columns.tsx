'use client';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { FindingStateBadge } from '#components/badges/state-badges.tsx';
import { noValue } from '#components/format/numbers.ts';
import { Age, RelativeTime } from '#components/format/time.tsx';
import { findingHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Column } from '#components/table/column.ts';
import { textAttributes } from '#components/table/table-row.tsx';
import type { Finding } from '#lib/api/schemas.ts';
import { findingWords } from '#words/findings.ts';
import { queueWords } from '#words/queue.ts';
import classes from './queue.module.css';
import { SelectBox } from './select-box.tsx';
import type { SelectionStore } from './selection.ts';

const words = { ...findingWords.columns, ...queueWords.columns };

type Queue = {
  accountName: (accountId: string) => string;
  store: SelectionStore;
  /** The finding that is open beside the list. */
  opened: string | null;
  /** Shows a finding beside the list. */
  open: (id: string) => void;
};

/** The columns of the queue. */
export function queueColumns({ accountName, store, opened, open }: Queue): Column<Finding>[] {
  return [
    {
      ...{ key: 'select', label: words.select, width: 48, fits: true },
      render: (finding) => <SelectBox finding={finding} store={store} />,
    },
    {
      ...{ key: 'severity', label: words.severity, width: 88, sort: 'severity', fits: true },
      render: ({ severity }) => <SeverityBadge severity={severity} />,
    },
    {
      ...{ key: 'risk', label: words.risk, width: 62, sort: 'risk', align: 'end', fits: true },
      render: ({ risk }) => risk,
    },
    {
      ...{ key: 'title', label: words.title, width: 276, grows: true, sort: 'title', fits: true },
      render: ({ id, title }) => (
        <ScopedLink
          href={findingHref(id)}
          {...textAttributes({ text: title })}
          data-finding={id}
          aria-current={id === opened ? 'true' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            open(id);
          }}
        >
          {title}
        </ScopedLink>
      ),
    },
    {
      ...{ key: 'rule', label: words.rule, width: 190, sort: 'rule' },
      text: ({ ruleId }) => ({ text: findingWords.rules[ruleId], title: ruleId }),
    },
    {
      ...{ key: 'resource', label: words.resource, width: 164, sort: 'resource' },
      text: ({ resourceId }) => ({ text: resourceId, isMono: true }),
    },
    {
      ...{ key: 'state', label: words.state, width: 116, sort: 'state', fits: true },
      render: ({ state }) => <FindingStateBadge state={state} />,
    },
    {
      ...{ key: 'assignee', label: words.assignee, width: 94, sort: 'assignee' },
      text: ({ assignee }) => assignee,
    },
    {
      ...{ key: 'due', label: words.due, width: 112, sort: 'dueAt', align: 'end', fits: true },
      render: (finding) => <Due finding={finding} />,
    },
    {
      ...{ key: 'opened', label: words.opened, width: 88, sort: 'openedAt', align: 'end', fits: true },
      render: ({ openedAt }) => <RelativeTime at={openedAt} isPast />,
    },
    {
      ...{ key: 'region', label: words.region, width: 118, sort: 'region' },
      text: ({ region }) => region,
    },
    {
      ...{ key: 'owner', label: words.owner, width: 92, sort: 'owner' },
      text: ({ owner }) => owner,
    },
    {
      ...{ key: 'account', label: words.account, width: 120, sort: 'account' },
      text: ({ accountId }) => ({ text: accountName(accountId), title: accountId }),
    },
    {
      ...{ key: 'cause', label: words.cause, width: 170, sort: 'cause' },
      text: ({ rootCause }) => rootCause && { text: rootCause, isMono: true },
    },
    {
      ...{ key: 'labels', label: words.labels, width: 150 },
      text: ({ labels }) => (labels.length === 0 ? null : labels.join(', ')),
    },
  ];
}

function Due({ finding: { dueAt, isOverdue } }: { finding: Finding }) {
  if (dueAt === null) return noValue;
  if (!isOverdue) return <RelativeTime at={dueAt} />;
  return (
    <span className={classes.overdue}>
      <Age since={dueAt} /> {queueWords.overdue}
    </span>
  );
}
