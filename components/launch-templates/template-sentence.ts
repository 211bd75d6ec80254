import { formatCount } from '#components/format/numbers.ts';
import type { LaunchTemplate } from '#lib/api/schemas.ts';
import { templateWords as words } from '#words/launch-templates.ts';

type Counted = Pick<LaunchTemplate, 'running' | 'uncovered' | 'unknown'> & {
  versions: readonly Pick<LaunchTemplate['versions'][number], 'profile'>[];
};

/**
 * What a template does to role coverage, in a sentence; `isBad` if there are instances without a role. Where all its
 * current versions name a profile, those that lack one are of old versions, or have lost it.
 */
export function produceOf({ running, uncovered, unknown, versions }: Counted): {
  sentence: string;
  isBad: boolean;
} {
  if (uncovered > 0) {
    const isSource = versions.some(({ profile }) => profile === null);
    const say = isSource ? words.produces : words.produced;
    return { sentence: say(formatCount(uncovered), uncovered === 1), isBad: true };
  }
  if (running === 0) return { sentence: words.producesNothing, isBad: false };
  if (unknown > 0) return { sentence: words.producesUnknown(formatCount(unknown)), isBad: false };
  return { sentence: words.producesCovered, isBad: false };
}
