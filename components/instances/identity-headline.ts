import type { InstanceDetail } from '#lib/api/schemas.ts';
import { instanceWords } from '#words/instances.ts';

const { headline: words } = instanceWords;

/** The state of an instance's identity in a sentence: how it is, since when, and why. */
export type Headline = {
  tone: 'good' | 'bad' | 'unknown' | 'quiet';
  title: string;
  since: string | null;
  detail: string | null;
};

type Known = Pick<
  InstanceDetail,
  | 'goneAt'
  | 'coverage'
  | 'state'
  | 'role'
  | 'profileName'
  | 'associatedAt'
  | 'createdAt'
  | 'episodes'
  | 'httpEndpoint'
>;

/** What to say first of an instance. */
export function identityHeadline(instance: Known): Headline {
  const { goneAt, coverage, state, role, profileName, episodes } = instance;
  const open = episodes.find(({ endedAt }) => endedAt === null);
  const since = open?.openedAt ?? null;
  const why = open ? (words.causes[open.cause] ?? null) : null;
  if (goneAt !== null) return { tone: 'quiet', title: words.gone, since: goneAt, detail: words.goneDetail };
  switch (coverage) {
    case 'covered':
      return {
        tone: 'good',
        title: words.covered(role?.name ?? ''),
        since: coveredSince(instance),
        detail: instance.httpEndpoint === 'disabled' ? words.metadataOff : null,
      };
    case 'no-profile':
      return { tone: 'bad', title: words.noProfile, since, detail: why };
    case 'empty-profile':
      return { tone: 'bad', title: words.emptyProfile(profileName ?? ''), since, detail: why };
    case 'unknown':
      return { tone: 'unknown', title: words.unknown, since: null, detail: words.unknownDetail };
    case 'exempt':
      return { tone: 'quiet', title: words.exempt, since: null, detail: words.exemptDetail };
    case 'not-eligible':
      return { tone: 'quiet', title: words.notEligible(state), since: null, detail: words.notEligibleDetail };
  }
}

/** The end of the last period without a role, else when the profile was put on it. */
function coveredSince({ episodes, associatedAt, createdAt }: Known): string | null {
  const last = episodes.find(({ ending }) => ending === 'role-attached');
  return last?.endedAt ?? associatedAt ?? createdAt;
}
