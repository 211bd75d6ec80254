'use client';
import { useQuery } from '@tanstack/react-query';
import { Badge } from '#components/badge/badge.tsx';
import detail from '#components/detail/detail.module.css';
import { DetailBody } from '#components/detail/detail-body.tsx';
import { Facts } from '#components/detail/facts.tsx';
import { FindingsOf } from '#components/detail/findings-of.tsx';
import { GoneNotice } from '#components/detail/gone-notice.tsx';
import { History } from '#components/detail/history.tsx';
import { Missing } from '#components/detail/missing.tsx';
import { RelatedInstances } from '#components/detail/related-instances.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { formatDate } from '#components/format/times.ts';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import rows from '#components/panel/rows.module.css';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { LaunchTemplateDetail } from '#lib/api/schemas.ts';
import { launchTemplateOptions } from '#lib/queries/launch-templates.ts';
import { templateWords as words } from '#words/launch-templates.ts';
import classes from './launch-templates.module.css';
import { Produce } from './template-columns.tsx';

const { detail: text } = words;

/** One launch template: what its versions name, and the instances that came from it. */
export function TemplatePage({ id }: { id: string }) {
  const { scope } = useScope();
  const query = useQuery(launchTemplateOptions(id, scope));
  return (
    <DetailBody query={query} what={words.one} title={id} missing={<MissingTemplate id={id} />}>
      {(template) => <Detail template={template} />}
    </DetailBody>
  );
}

/** A launch template that is not there, and where to look for it. */
export function MissingTemplate({ id }: { id: string }) {
  return <Missing title={text.missing(id)} listHref="/launch-templates" listLabel={words.list} search={id} />;
}

function Detail({ template }: { template: LaunchTemplateDetail }) {
  const history = template.history.map(({ at, versionNumber, changes }, index) => ({
    ...{ key: `${at} ${index}`, at },
    sentences: changes.map((change) => text.ofVersion(versionNumber, words.change(change))),
  }));
  return (
    <Page
      above={<ScopedLink href="/launch-templates">{words.title}</ScopedLink>}
      title={<bdi>{template.templateName}</bdi>}
      aside={<Produce template={template} />}
    >
      <GoneNotice at={template.goneAt} />
      <div className={detail.columns}>
        <Panel title={text.facts}>
          <TemplateFacts template={template} />
        </Panel>
        <Panel title={text.versions} aside={text.versionsAside}>
          <Versions versions={template.versions} />
        </Panel>
      </div>
      <Panel title={text.instances} aside={text.instancesAside(formatCount(template.running))}>
        <RelatedInstances
          name={text.instances}
          instances={template.instances}
          total={template.running}
          showVersion
          emptyTitle={text.noInstances}
          empty={text.noInstancesHint}
        />
      </Panel>
      <div className={detail.columns}>
        <Panel title={text.findings}>
          <FindingsOf findings={template.findings} />
        </Panel>
        <Panel title={text.history}>
          <History lines={history} />
        </Panel>
      </div>
    </Page>
  );
}

function TemplateFacts({ template }: { template: LaunchTemplateDetail }) {
  const { accountName } = useScope();
  return (
    <Facts
      facts={[
        { label: text.running, value: formatCount(template.running) },
        { label: text.uncovered, value: formatCount(template.uncovered) },
        { label: text.unknown, value: formatCount(template.unknown) },
        {
          label: text.owner,
          value: (
            <ScopedLink href={ownerHref(template.owner)}>
              <GivenText text={template.owner} />
            </ScopedLink>
          ),
        },
        { label: text.region, value: template.region },
        {
          label: text.account,
          value: <span title={template.accountId}>{accountName(template.accountId)}</span>,
        },
        { label: text.id, value: <GivenText text={template.templateId} isMono /> },
        ...Object.entries(template.tags).map(([label, value]) => ({
          label,
          value: <GivenText text={value} />,
        })),
      ]}
    />
  );
}

function Versions({ versions }: { versions: LaunchTemplateDetail['versions'] }) {
  const { versionColumns: columns } = text;
  return (
    <div className={rows.box}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{columns.version}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.profile}</th>
            <th scope="col">{columns.tokens}</th>
            <th scope="col">{columns.type}</th>
            <th scope="col">{columns.created}</th>
          </tr>
        </thead>
        <tbody>
          {versions.toReversed().map((version) => (
            <tr key={version.versionNumber} data-version={version.versionNumber}>
              <td data-label={columns.version}>{version.versionNumber}</td>
              <td>
                {version.isDefault ? <Badge tone="iris">{text.default}</Badge> : null}{' '}
                {version.isLatest ? <Badge tone="gray">{text.latest}</Badge> : null}
                {version.isDefault || version.isLatest ? null : <Badge tone="gray">{text.inUse}</Badge>}
              </td>
              <td className={rows.clipped} data-label={columns.profile}>
                {version.profile === null ? (
                  <span className={classes.bad}>{text.noProfile}</span>
                ) : (
                  <bdi title={version.profile}>{words.profileName(version.profile)}</bdi>
                )}
              </td>
              <td
                data-label={columns.tokens}
                title={version.httpEndpoint === 'disabled' ? words.tokensOff : undefined}
              >
                {words.tokens(version)}
              </td>
              <td>{version.instanceType ?? noValue}</td>
              <td data-label={columns.created}>
                {version.createdAt === null ? noValue : formatDate(version.createdAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
