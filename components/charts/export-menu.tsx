'use client';
import { IconDownload } from '@tabler/icons-react';
import { Suspense } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { chartWords as words } from '#words/charts.ts';
import type { ChartModel } from './chart-model.ts';

const ExportList = lazyPart(() => import('./export-list.tsx'));

/** Behind a button, the ways to copy or save a chart; loaded when they are wanted. */
export function ExportMenu({ model }: { model: ChartModel }) {
  return (
    <Disclosure
      name={words.exportOf(model.name)}
      align="end"
      label={<IconDownload size={16} aria-hidden="true" />}
    >
      {() => (
        <Suspense>
          <ExportList model={model} />
        </Suspense>
      )}
    </Disclosure>
  );
}
