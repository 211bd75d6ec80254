'use client';
import { useRouter } from 'next/navigation';
import { Notice } from '#components/panel/panel-states.tsx';
import { useScope } from './use-scope.ts';

const longest = 60;

/** Says which parameters of the address were left out because nothing is called so. */
export function DroppedNotice() {
  const { scope, dropped } = useScope();
  const router = useRouter();
  if (dropped.length === 0) return null;
  const clean = () => {
    const kept = Object.entries(scope).filter((entry): entry is [string, string] => entry[1] !== null);
    router.replace(`?${new URLSearchParams(kept)}`, { scroll: false });
  };
  return (
    <Notice>
      Left out of the address, because nothing here is called so:{' '}
      {dropped.map(({ name, value }) => `${name}=${shorten(value)}`).join(', ')}.
      <button type="button" onClick={clean}>
        Clean the address
      </button>
    </Notice>
  );
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
