'use client';
import type { ReactNode } from 'react';
import ActNotice from '#components/findings/act-notice.tsx';
import { BulkBar } from '#components/findings/bulk-bar.tsx';
import { Markdown } from '#components/findings/markdown.tsx';
import { createSelectionStore, type Selection } from '#components/findings/selection.ts';
import { SeveritySum } from '#components/findings/severity-sum.tsx';
import type { Outcome } from '#components/findings/use-acts.ts';
import { hostileName } from './hostile-name.ts';

function bar(selection: Selection): ReactNode {
  const store = createSelectionStore();
  store.change(selection);
  return <BulkBar store={store} total={1_248} isBusy={false} onAct={() => {}} />;
}

function notice(outcome: Outcome): ReactNode {
  return <ActNotice acts={{ outcome, undo: nothing, dismiss: nothing, isBusy: false }} />;
}

const nothing = () => {};
const calm = { severity: 'low', baseSeverity: 'low', basePoints: 10, risk: 10, severityParts: [] } as const;

/** The parts of the queue of findings in each of their states. */
export const findingStories: Readonly<Record<string, ReactNode>> = {
  'Severity: as its rule says': <SeveritySum finding={{ ...calm, severityParts: [] }} />,
  'Severity: raised': (
    <SeveritySum
      finding={{
        ...{ severity: 'critical', baseSeverity: 'high', basePoints: 55, risk: 110 },
        severityParts: [
          { factor: 'administrator', points: 20, detail: hostileName },
          { factor: 'key-in-use', points: 15, detail: null },
          { factor: 'internet', points: 10, detail: '198.18.0.3' },
          { factor: 'production', points: 10, detail: 'env=prod' },
        ],
      }}
    />
  ),
  'Chosen: some findings': bar({ kind: 'some', revisions: new Map([['a', 0]]) }),
  'Chosen: all that match': bar({ kind: 'all' }),
  'An act: done': notice({ kind: 'done', act: 'acknowledge', undoable: null }),
  'An act: somebody was faster': notice({
    ...{ kind: 'conflict', message: 'ada changed it (started), so nothing was done.' },
  }),
  'An act: not done': notice({ kind: 'failed', message: 'The server does not answer.' }),
  'An act: not undone': notice({ kind: 'not-undone', message: 'An act can be undone for ten seconds.' }),
  'A comment': (
    <Markdown
      blocks={[
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'See ' },
            { type: 'link', href: 'https://example.com', children: [{ type: 'text', text: 'the ticket' }] },
            { type: 'text', text: ': <b>not bold</b> ' },
            { type: 'strong', children: [{ type: 'text', text: 'bold' }] },
          ],
        },
        {
          type: 'list',
          isOrdered: false,
          items: [[{ type: 'paragraph', children: [{ type: 'code', text: 'aws iam' }] }]],
        },
        { type: 'code', text: 'aws iam list-access-keys' },
      ]}
    />
  ),
};
