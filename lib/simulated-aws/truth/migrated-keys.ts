import type { Account } from '../estate/model.ts';
import type { Exposure } from './exposures.ts';

/** The active keys of an account that lay open somewhere, and that nothing which is there needs any more. */
export function migratedKeys(account: Account, exposures: readonly Exposure[], at: number): string[] {
  const byCredential = Map.groupBy(exposures, ({ credential }) => credential);
  return account.users
    .flatMap(({ keys }) => keys)
    .filter(({ changes }) => changes.findLast((change) => change.at <= at)?.status === 'active')
    .map(({ id }) => id)
    .filter((id) => {
      const places = byCredential.get(id) ?? [];
      const isLeft = ({ isInFile, resolvedAt }: Exposure) => !isInFile || resolvedAt !== null;
      return places.some(isLeft) && !places.some((place) => place.resolvedAt === null && place.lacksRole(at));
    });
}
