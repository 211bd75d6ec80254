import { Estate } from './estate/estate.ts';
import { openAccount } from './population/accounts.ts';
import { launchFleet } from './population/fleet.ts';
import { addPeople } from './population/people.ts';
import { type EstateOptions, planEstate } from './population/plan.ts';
import { addRoleCases } from './population/role-cases.ts';
import { addOtherRoles } from './population/roles.ts';
import { layOutServices } from './population/services.ts';
import { addUserCases } from './population/user-cases.ts';
import { planDailyChanges } from './story/daily-changes.ts';
import { planStories } from './story/stories.ts';

/**
 * Builds an estate as it stands at `startsAt`. The same options give the same estate and the same history,
 * whatever steps its clock takes. Throws a RangeError for options that cannot be.
 */
export function createEstate(options: EstateOptions): Estate {
  const plan = planEstate(options);
  const estate = new Estate(plan);
  const shares = plan.accounts.reduce((sum, { share }) => sum + share, 0);
  for (const account of plan.accounts) openAccount(estate, account);
  const services = layOutServices(estate, plan);
  for (const { id, share } of plan.accounts) {
    const account = estate.account(id);
    if (!account) continue;
    addOtherRoles(estate, account, Math.round((plan.roles * share) / shares));
    addPeople(estate, account, plan, Math.round((plan.users * share) / shares));
  }
  launchFleet(estate, plan, services);
  const [first] = estate.accounts;
  if (plan.roleCases && first) {
    addRoleCases(estate, first);
    addUserCases(estate, first);
  }
  if (plan.evolve) planStories(estate, services);
  if (plan.changesPerDay > 0) planDailyChanges(estate, Math.round(plan.instances * plan.changesPerDay));
  return estate;
}
