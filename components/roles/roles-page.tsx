'use client';
import { ListPage } from '#components/list-filter/list-page.tsx';
import type { RolesParams } from '#lib/api/schemas.ts';
import { rolesOptions } from '#lib/queries/roles.ts';
import { permissionWords } from '#words/permissions.ts';
import { roleWords as words } from '#words/roles.ts';
import { roleColumns, roleDefaultColumns } from './role-columns.tsx';
import { roleDefaultSort, roleFilterSpec, toRoleFilters } from './role-filters.ts';

const defaults = { sort: roleDefaultSort, columns: roleDefaultColumns };

/** The IAM roles: what EC2 may assume first, with how many instances carry each and who uses it. */
export function RolesPage() {
  return (
    <ListPage
      words={words}
      spec={roleFilterSpec}
      choices={[
        {
          ...{ name: 'ec2', label: words.assumable, all: words.any },
          options: [
            { value: 'true', label: words.ec2 },
            { value: 'false', label: words.others },
          ],
        },
        {
          ...{ name: 'standing', label: words.standing, all: words.anyStanding },
          options: roleFilterSpec.standing.map((value) => ({
            value,
            label: permissionWords.standing[value],
          })),
        },
      ]}
      columnsOf={roleColumns}
      defaults={defaults}
      rowKey={({ roleArn }) => roleArn}
      listOptions={(scope, filters, sort) =>
        // Sorts come from the columns, which name those of the API.
        rolesOptions(scope, toRoleFilters(filters), sort as RolesParams['sort'])
      }
    />
  );
}
