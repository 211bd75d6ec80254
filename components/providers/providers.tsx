'use client';
import { MantineProvider } from '@mantine/core';
import { type DehydratedState, HydrationBoundary, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { DisplayProvider } from '#components/display/display-provider.tsx';
import type { DisplaySettings } from '#components/display/display-settings.ts';
import { ClockProvider } from '#components/format/clock.tsx';
import { ScopeProvider } from '#components/scope/scope-provider.tsx';
import { cssVariables } from '#components/theme/css-variables.ts';
import { theme } from '#components/theme/theme.ts';
import { colorSchemeManager } from './color-scheme-manager.ts';
import { getQueryClient } from './query-client.ts';

type Props = {
  renderedAt: string;
  nonce: string;
  display: DisplaySettings;
  state: DehydratedState;
  children: ReactNode;
};

const schemes = colorSchemeManager();

/** Everything that screens take from their surroundings. */
export function Providers({ renderedAt, nonce, display, state, children }: Props) {
  const [getNonce] = useState(() => () => documentNonce() ?? nonce);
  return (
    <QueryClientProvider client={getQueryClient()}>
      <NuqsAdapter>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={schemes}
          defaultColorScheme="auto"
          getStyleNonce={getNonce}
        >
          <DisplayProvider initial={display}>
            <ClockProvider renderedAt={renderedAt}>
              <HydrationBoundary state={state}>
                <ScopeProvider>{children}</ScopeProvider>
              </HydrationBoundary>
            </ClockProvider>
          </DisplayProvider>
        </MantineProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}

// The document keeps the policy that it came with; a later answer of the server brings a nonce of its own.
function documentNonce(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}
