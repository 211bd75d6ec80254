import type { Estate } from '../estate/estate.ts';
import type { Service } from '../population/services.ts';
import { planAdoption } from './adoption.ts';
import { planEmptiedProfiles } from './emptied-profiles.ts';
import { planFileLeaks } from './file-leaks.ts';
import { planHandLaunches } from './hand-launches.ts';
import { planKeyLives } from './key-lives.ts';
import { planLostProfiles } from './lost-profiles.ts';
import { planReplacements } from './replacements.ts';
import { planTemplateLeaks } from './template-leaks.ts';
import { planWeekends } from './weekends.ts';
import type { World } from './world.ts';

/** Plans everything that the people of an estate do to it, from the start of its clock and without an end. */
export function planStories(estate: Estate, services: readonly Service[]): void {
  if (services.length === 0) return;
  const world: World = { estate, services, taken: new Set(), fragile: new Set() };
  planEmptiedProfiles(world);
  planAdoption(world);
  planWeekends(world);
  planTemplateLeaks(world);
  planReplacements(world);
  planHandLaunches(world);
  planLostProfiles(world);
  planKeyLives(world);
  planFileLeaks(world);
}
