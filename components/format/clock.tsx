'use client';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';

const everyMs = 30_000;
const ClockContext = createContext<Date>(new Date(0));

/** One `now` for all relative times: the server's in the first HTML, so that both sides agree, then ours. */
export function ClockProvider({ renderedAt, children }: { renderedAt: string; children: ReactNode }) {
  const [now, setNow] = useState(() => new Date(renderedAt));
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return <ClockContext value={now}>{children}</ClockContext>;
}

/** The present, to half a minute. */
export function useNow(): Date {
  return use(ClockContext);
}
