'use client';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { actAs } from '#lib/queries/request.ts';
import { type DisplaySettings, defaultDisplay, displayCookie, writeDisplay } from './display-settings.ts';

const yearSeconds = 31_536_000;

type Display = DisplaySettings & { change: (change: Partial<DisplaySettings>) => void };

const DisplayContext = createContext<Display>({ ...defaultDisplay, change: () => {} });

/** How one person likes to see things: as the cookie said, until it is changed. */
export function DisplayProvider({ initial, children }: { initial: DisplaySettings; children: ReactNode }) {
  const [settings, setSettings] = useState(() => {
    actAs(initial.name);
    return initial;
  });
  const change = useCallback(
    (more: Partial<DisplaySettings>) => {
      const changed = { ...settings, ...more };
      setSettings(changed);
      actAs(changed.name);
      document.documentElement.dataset.density = changed.density;
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser that we support
      document.cookie = `${displayCookie}=${writeDisplay(changed)}; path=/; max-age=${yearSeconds}; samesite=lax`;
    },
    [settings],
  );
  const display = useMemo(() => ({ ...settings, change }), [settings, change]);
  return <DisplayContext value={display}>{children}</DisplayContext>;
}

export function useDisplay(): Display {
  return use(DisplayContext);
}
