import type { FilterValues } from '#components/list-filter/filter-params.ts';
import { permissionClasses } from '#lib/domain/policy/permission-class.ts';
import type { RoleFilters } from '#lib/queries/roles.ts';

/** What the list of roles can be narrowed by, in the address. */
export const roleFilterSpec = {
  q: 'text',
  ec2: ['true', 'false'],
  standing: [...permissionClasses, 'none', 'not-assessed'],
} as const;

/** The order of the list unless the address says otherwise: what EC2 may assume first, and of these what most carry. */
export const roleDefaultSort = '-ec2Assumable';

/** The filters as the API's parameters. */
export function toRoleFilters({ q, ec2, standing }: FilterValues<typeof roleFilterSpec>): RoleFilters {
  return {
    ...(q === undefined ? {} : { q }),
    ...(ec2 === undefined ? {} : { ec2Assumable: ec2 }),
    ...(standing === undefined ? {} : { standing }),
  };
}
