import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import { isDemo } from '#lib/clock/demo-time.ts';
import { now } from '#lib/clock/now.ts';
import './globals.css';
import { dehydrate } from '@tanstack/react-query';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ConnectionBanner } from '#components/connection/connection-banner.tsx';
import { DisplayMenu } from '#components/display/display-menu.tsx';
import { displayCookie, parseDisplay } from '#components/display/display-settings.ts';
import { Frame } from '#components/frame/frame.tsx';
import { FreshnessLine } from '#components/freshness/freshness-line.tsx';
import { LiveCollections } from '#components/live/live-collections.tsx';
import { PrintedScope } from '#components/print/printed-scope.tsx';
import { Providers } from '#components/providers/providers.tsx';
import { getQueryClient } from '#components/providers/query-client.ts';
import { QuickAccess } from '#components/quick-access/quick-access.tsx';
import { ScopePickers } from '#components/scope/scope-pickers.tsx';
import { TimeTravel, TimeTravelNotice } from '#components/scope/time-travel.tsx';
import { palette } from '#components/theme/palette.ts';
import { DemoMark } from '#components/tours/demo-mark.tsx';
import { frameWords } from '#words/frame.ts';
import { prefetchFrame } from './_data/prefetch-scope.ts';
import { inter } from './font.ts';

export const metadata: Metadata = {
  title: { default: frameWords.name, template: `%s · ${frameWords.name}` },
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
  await prefetchFrame(client);
  const nonce = (await headers()).get('x-nonce') ?? '';
  const display = parseDisplay((await cookies()).get(displayCookie)?.value);
  return (
    <html lang="en" {...mantineHtmlProps} className={inter.variable} data-density={display.density}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <Providers renderedAt={now().toISOString()} nonce={nonce} display={display} state={dehydrate(client)}>
          <Frame
            mark={isDemo() ? <DemoMark /> : null}
            scope={<ScopePickers />}
            freshness={
              <>
                <FreshnessLine />
                <TimeTravel />
              </>
            }
            actions={
              <>
                <QuickAccess />
                <DisplayMenu />
              </>
            }
            notices={
              <>
                <PrintedScope />
                <ConnectionBanner />
                <TimeTravelNotice />
              </>
            }
          >
            {children}
          </Frame>
          <LiveCollections />
        </Providers>
      </body>
    </html>
  );
}
