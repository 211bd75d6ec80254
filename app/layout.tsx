import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import '@fontsource-variable/inter/index.css';
import './globals.css';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Header } from '#components/frame/header.tsx';
import { Providers } from '#components/providers/providers.tsx';
import { getQueryClient } from '#components/providers/query-client.ts';
import { ScopePickers } from '#components/scope/scope-pickers.tsx';
import { palette } from '#components/theme/palette.ts';
import { prefetchChoices } from './_data/prefetch-choices.ts';

export const metadata: Metadata = {
  title: { default: 'Rolecall', template: '%s · Rolecall' },
  description:
    'The roll call of an AWS estate: which instances carry a role, and which keys are still alive.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: palette.panel.light },
    { media: '(prefers-color-scheme: dark)', color: palette.panel.dark },
  ],
};

// Every page shows what is in the database now.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const client = getQueryClient();
  await prefetchChoices(client);
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <Providers renderedAt={new Date().toISOString()} nonce={nonce}>
          <HydrationBoundary state={dehydrate(client)}>
            <Header isDemo={process.env.ROLECALL_DEMO === '1'}>
              <ScopePickers />
            </Header>
            {children}
          </HydrationBoundary>
        </Providers>
      </body>
    </html>
  );
}
