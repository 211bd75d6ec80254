import type { Tag } from '../estate/model.ts';
import { OWNER_ALIASES } from '../estate/teams.ts';

/** The owner that tags name: `owner` before `team`, letter case and outer blanks aside, aliases resolved; or `unowned`. */
export function ownerOfTags(tags: readonly Tag[]): string {
  for (const wanted of ['owner', 'team'])
    for (const [key, value] of tags) {
      const name = value.trim().toLowerCase();
      if (key.toLowerCase() === wanted && name !== '') return OWNER_ALIASES[name] ?? name;
    }
  return 'unowned';
}
