'use client';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { ClockProvider } from '#components/format/clock.tsx';
import { cssVariables } from '#components/theme/css-variables.ts';
import { theme } from '#components/theme/theme.ts';
import { getQueryClient } from './query-client.ts';

/** Everything that screens take from their surroundings. */
export function Providers({ renderedAt, children }: { renderedAt: string; children: ReactNode }) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <NuqsAdapter>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <ClockProvider renderedAt={renderedAt}>{children}</ClockProvider>
        </MantineProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
