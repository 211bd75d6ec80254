'use client';
import Link from 'next/link';
import { type ComponentProps, useState } from 'react';
import { useScope } from './use-scope.ts';

type Props = Omit<ComponentProps<typeof Link>, 'href'> & {
  href: string;
  /** Parameters of the page that it leads to; null takes one out of the scope. */
  params?: Readonly<Record<string, string | null>> | undefined;
};

/** A link within the app: the scope goes along. What it leads to is asked for once one comes near it. */
export function ScopedLink({ href, params, ...link }: Props) {
  const { hrefOf } = useScope();
  const [isNear, setNear] = useState(false);
  const come = () => setNear(true);
  return (
    <Link
      {...link}
      href={hrefOf(href, params)}
      prefetch={isNear ? null : false}
      onPointerEnter={come}
      onFocus={come}
    />
  );
}
