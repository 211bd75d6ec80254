'use client';
import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';
import { opensElsewhere } from './opens-elsewhere.ts';
import { useScope } from './use-scope.ts';

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  href: string;
  /** Parameters of the page that it leads to; null takes one out of the scope. */
  params?: Readonly<Record<string, string | null>> | undefined;
  /** False: one stays where one is on the page. */
  scroll?: boolean;
};

/**
 * A link within the app: the scope goes along. What it leads to is asked for once one comes near it. Next's own link does
 * more, which tables of hundreds of links feel when one scrolls through them.
 */
export function ScopedLink({ href, params, scroll = true, onClick, ...link }: Props) {
  const { hrefOf } = useScope();
  const router = useRouter();
  const to = hrefOf(href, params);
  const come = () => router.prefetch(to);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || opensElsewhere(event)) return;
    event.preventDefault();
    router.push(to, { scroll });
  };
  return <a {...link} href={to} onPointerEnter={come} onFocus={come} onClick={follow} />;
}
