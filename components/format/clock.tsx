'use client';
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';
import { followServer, onServerTime, serverNow } from '#lib/queries/server-time.ts';

const everyMs = 30_000;
const ClockContext = createContext<Date>(new Date(0));
const LookedAtContext = createContext<Date | null>(null);

/** One `now` for all relative times: the server's, from the instant of the first HTML on, so that both sides agree. */
export function ClockProvider({ renderedAt, children }: { renderedAt: string; children: ReactNode }) {
  const [now, setNow] = useState(() => new Date(renderedAt));
  // Before anything asks for data: what it asks for depends on the time.
  useLayoutEffect(() => followServer(renderedAt, performance.timeOrigin), [renderedAt]);
  useEffect(() => {
    // Half the page tells a time: to draw it anew may wait for whatever else goes on.
    const tick = () => startTransition(() => setNow(serverNow()));
    tick();
    const timer = setInterval(tick, everyMs);
    const end = onServerTime(tick);
    return () => {
      clearInterval(timer);
      end();
    };
  }, []);
  return <ClockContext value={now}>{children}</ClockContext>;
}

/** The present, to half a minute. */
export function useNow(): Date {
  return use(ClockContext);
}

/** What is in it is shown as of an instant of the past; null: as it is now. */
export function LookedAt({ at, children }: { at: Date | null; children: ReactNode }) {
  return <LookedAtContext value={at}>{children}</LookedAtContext>;
}

/** What is in it speaks of the present, whatever instant is looked at around it. */
export function InPresent({ children }: { children: ReactNode }) {
  return <LookedAtContext value={null}>{children}</LookedAtContext>;
}

/** The instant that everything is shown as of: the present, unless one looks at the past. */
export function useLookedAt(): Date {
  const now = use(ClockContext);
  return use(LookedAtContext) ?? now;
}
