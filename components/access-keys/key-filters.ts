import type { FilterValues } from '#components/list-filter/filter-params.ts';
import { keyAges, keyUses } from '#lib/domain/key-bands.ts';
import { keySteps } from '#lib/domain/key-retirement.ts';
import type { KeyFilters } from '#lib/queries/access-keys.ts';

/** What the list of keys can be narrowed by, in the address. */
export const keyFilterSpec = {
  q: 'text',
  step: keySteps,
  status: ['active', 'inactive'],
  age: keyAges,
  lastUse: keyUses,
  trait: ['unused', 'exposed', 'root'],
} as const;

/** The order of the list unless the address says otherwise: the oldest first. */
export const keyDefaultSort = 'createdAt';

/** The filters as the API's parameters. */
export function toKeyFilters({
  trait,
  q,
  step,
  status,
  age,
  lastUse,
}: FilterValues<typeof keyFilterSpec>): KeyFilters {
  return {
    ...(q === undefined ? {} : { q }),
    ...(step === undefined ? {} : { step }),
    ...(status === undefined ? {} : { status }),
    ...(age === undefined ? {} : { age }),
    ...(lastUse === undefined ? {} : { lastUse }),
    ...(trait === undefined ? {} : { [trait]: 'true' as const }),
  };
}
