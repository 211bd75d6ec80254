import { Facts } from './facts.tsx';
import { GivenText } from './text.tsx';

/** The tags of a resource. */
export function Tags({ tags }: { tags: Readonly<Record<string, string>> }) {
  const facts = Object.entries(tags).map(([label, value]) => ({ label, value: <GivenText text={value} /> }));
  return <Facts facts={facts} />;
}
