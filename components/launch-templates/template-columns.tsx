'use client';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { templateHref } from '#components/scope/hrefs.ts';
import type { Column } from '#components/table/column.ts';
import type { LaunchTemplate } from '#lib/api/schemas.ts';
import { templateWords as words } from '#words/launch-templates.ts';
import classes from './launch-templates.module.css';
import { produceOf } from './template-sentence.ts';

type Version = LaunchTemplate['versions'][number];

/** The columns of the list of launch templates. */
export function templateColumns(accountName: (accountId: string) => string): Column<LaunchTemplate>[] {
  const { columns } = words;
  return [
    {
      ...{ key: 'template', label: columns.template, width: 200, sort: 'name' },
      text: ({ templateId, templateName }) => ({
        ...{ text: templateName, title: templateId, href: templateHref(templateId) },
      }),
    },
    {
      ...{ key: 'produces', label: columns.produces, width: 260, sort: 'uncovered' },
      render: (template) => <Produce template={template} />,
    },
    {
      ...{ key: 'running', label: columns.running, width: 85, sort: 'running', align: 'end' },
      render: ({ running }) => formatCount(running),
    },
    {
      ...{ key: 'default', label: columns.default, width: 170 },
      text: ({ versions }) => nameOf(versions.find(({ isDefault }) => isDefault)),
    },
    {
      ...{ key: 'latest', label: columns.latest, width: 170 },
      text: ({ versions }) => nameOf(versions.find(({ isLatest }) => isLatest)),
    },
    {
      ...{ key: 'tokens', label: columns.tokens, width: 85 },
      render: ({ versions }) => {
        const version = versions.find(({ isDefault }) => isDefault);
        return version === undefined ? noValue : words.tokens(version);
      },
    },
    {
      ...{ key: 'created', label: columns.created, width: 110, sort: 'createdAt', align: 'end' },
      render: ({ createdAt }) => (createdAt === null ? noValue : <RelativeTime at={createdAt} isPast />),
    },
    { ...{ key: 'region', label: columns.region, width: 110 }, text: ({ region }) => region },
    {
      ...{ key: 'owner', label: columns.owner, width: 120, sort: 'owner' },
      text: ({ owner }) => owner,
    },
    {
      ...{ key: 'account', label: columns.account, width: 130 },
      text: ({ accountId }) => ({ text: accountName(accountId), title: accountId }),
    },
  ];
}

/** What the list shows unless the address says otherwise. */
export const templateDefaultColumns = [
  ...['template', 'produces', 'running', 'default', 'latest', 'created', 'region', 'owner', 'account'],
];

/** What a template does to role coverage. */
export function Produce({ template }: { template: LaunchTemplate }) {
  const { sentence, isBad } = produceOf(template);
  return <span className={isBad ? classes.bad : classes.quiet}>{sentence}</span>;
}

function nameOf(version: Version | undefined): string | null {
  return version === undefined ? null : words.version(version.versionNumber, version.profile);
}
