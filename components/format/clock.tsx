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
