'use client';
import { ListPage } from '#components/list-filter/list-page.tsx';
import type { LaunchTemplatesParams } from '#lib/api/schemas.ts';
import { launchTemplatesOptions } from '#lib/queries/launch-templates.ts';
import { templateWords as words } from '#words/launch-templates.ts';
import { templateColumns, templateDefaultColumns } from './template-columns.tsx';
import { templateDefaultSort, templateFilterSpec, toTemplateFilters } from './template-filters.ts';

const defaults = { sort: templateDefaultSort, columns: templateDefaultColumns };

/** The launch templates: those first that produce most instances without a role. */
export function TemplatesPage() {
  return (
    <ListPage
      words={words}
      spec={templateFilterSpec}
      choices={[
        {
          ...{ name: 'profile', label: words.profile, all: words.anyProfile },
          options: templateFilterSpec.profile.map((value) => ({ value, label: words[value] })),
        },
      ]}
      columnsOf={templateColumns}
      defaults={defaults}
      rowKey={({ accountId, region, templateId }) => `${accountId} ${region} ${templateId}`}
      listOptions={(scope, filters, sort) =>
        // Sorts come from the columns, which name those of the API.
        launchTemplatesOptions(scope, toTemplateFilters(filters), sort as LaunchTemplatesParams['sort'])
      }
    />
  );
}
