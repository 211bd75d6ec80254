'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { untilThere } from '#components/connection/while-gone.ts';
import { useScope } from '#components/scope/use-scope.ts';
import { lastInPath } from './last-in-path.ts';

/**
 * The id after a prefix of the address, of what is not there. Once another time or place is looked at, the server is asked for
 * the page anew: what is not there now may be there then.
 */
export function useMissingId(prefix: string): string {
  const path = usePathname();
  const address = useScope().hrefOf(path);
  const first = useRef(address);
  useEffect(() => {
    if (address === first.current) return;
    let isWanted = true;
    void untilThere().then(() => {
      if (isWanted) window.location.assign(address);
    });
    return () => {
      isWanted = false;
    };
  }, [address]);
  return lastInPath(path, prefix);
}
