'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useScope } from '#components/scope/use-scope.ts';

/** Asks the server for the page anew once another time or place is looked at: what is not there now may be there then. */
export function useAskedAnew(): void {
  const address = useScope().hrefOf(usePathname());
  const first = useRef(address);
  useEffect(() => {
    if (address !== first.current) window.location.assign(address);
  }, [address]);
}
