import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Stories } from '#components/stories/stories.tsx';

export const metadata: Metadata = { title: 'States' };

/** Every state of the parts, for who works on them and for the tests: not there in production. */
export default function StatesPage() {
  if (process.env.NODE_ENV === 'production' && process.env.ROLECALL_STATES !== '1') notFound();
  return <Stories />;
}
