import { instanceHref, keyHref } from '#components/scope/hrefs.ts';
import type { ChangesSummary } from '#lib/api/schemas.ts';
import { changeWords as words } from '#words/changes.ts';

type OwnerChanges = ChangesSummary['owners'][number];
type Change = Pick<OwnerChanges['changes'][number], 'event' | 'count'> &
  Partial<Pick<OwnerChanges['changes'][number], 'examples'>>;
type Event = Change['event'];

/** A part of a sentence: what happened, and to what, where that is worth a look. */
export type ChangePart = {
  event: Event;
  text: string;
  examples: readonly { id: string; href: string | null }[];
  /** How many there are beyond the examples. */
  more: number;
};

const mostExamples = 2;

/** What ought not to happen: there one wants to see which. */
const worthALook: readonly Event[] = [
  'instance-lost-role',
  'instance-appeared-without-role',
  'access-key-appeared',
  'access-key-activated',
];

/** What happened to what one owner holds: `3 instances got a role`, `1 launched without a role (i-…)`. */
export function toParts(changes: readonly Change[]): ChangePart[] {
  const hasLaunched = changes.some(({ event }) => event === 'instance-appeared-without-role');
  return changes.map(({ event, count, examples = [] }) => {
    const shown = worthALook.includes(event) ? examples.slice(0, mostExamples) : [];
    const isFirstLaunch = event === 'instance-appeared-with-role' && !hasLaunched;
    return {
      event,
      text: isFirstLaunch ? words.launchedWithRole(count) : words.events[event](count),
      examples: shown.map(({ accountId, resourceId }) => ({
        id: resourceId,
        href: hrefOf(event, accountId, resourceId),
      })),
      more: shown.length === 0 ? 0 : count - shown.length,
    };
  });
}

function hrefOf(event: Event, accountId: string, resourceId: string): string | null {
  if (event.startsWith('instance-')) return instanceHref(resourceId);
  if (event.startsWith('access-key-')) return keyHref(`${accountId}:${resourceId}`);
  return null;
}
