'use client';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { StandingBadge } from '#components/badges/standing-badge.tsx';
import { JsonCode } from '#components/code/json-code.tsx';
import detail from '#components/detail/detail.module.css';
import { DetailBody } from '#components/detail/detail-body.tsx';
import { Facts } from '#components/detail/facts.tsx';
import { FindingsOf } from '#components/detail/findings-of.tsx';
import { GoneNotice } from '#components/detail/gone-notice.tsx';
import { History } from '#components/detail/history.tsx';
import { Missing } from '#components/detail/missing.tsx';
import { RelatedInstances } from '#components/detail/related-instances.tsx';
import { Tags } from '#components/detail/tags.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { formatDate } from '#components/format/times.ts';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { Permissions } from '#components/permissions/permissions.tsx';
import { Policies } from '#components/permissions/policies.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { RoleDetail } from '#lib/api/schemas.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { roleOptions } from '#lib/queries/roles.ts';
import { permissionWords } from '#words/permissions.ts';
import { roleWords as words } from '#words/roles.ts';
import classes from './roles.module.css';
import { Workloads } from './workloads.tsx';

const { detail: text } = words;

/** One role: what it may do, who may assume it, which instances carry it and what changed. */
export function RolePage({ arn }: { arn: string }) {
  const { scope } = useScope();
  const query = useQuery(roleOptions(arn, scope));
  return (
    <DetailBody query={query} what={words.one} title={nameInArn(arn)} missing={<MissingRole arn={arn} />}>
      {(role) => <Detail role={role} />}
    </DetailBody>
  );
}

/** A role that is not there, and where to look for it. */
export function MissingRole({ arn }: { arn: string }) {
  return (
    <Missing
      title={text.missing(nameInArn(arn))}
      listHref="/roles"
      listLabel={words.list}
      search={nameInArn(arn)}
    />
  );
}

function Detail({ role }: { role: RoleDetail }) {
  const ownersAside =
    role.instanceOwners > 1 ? text.ownersAside(formatCount(role.instanceOwners)) : text.ownersAsideOne;
  return (
    <Page
      above={<ScopedLink href="/roles">{words.title}</ScopedLink>}
      title={<bdi>{role.roleName}</bdi>}
      aside={text.instancesAside(formatCount(role.instances))}
    >
      <GoneNotice at={role.goneAt} />
      <div className={detail.columns}>
        <Panel title={text.facts}>
          <RoleFacts role={role} />
        </Panel>
        <Panel title={text.owners} aside={role.instances === 0 ? null : ownersAside}>
          <Owners role={role} />
        </Panel>
      </div>
      <Panel
        title={permissionWords.title}
        aside={role.standing === null ? null : <StandingBadge standing={role.standing} />}
      >
        <Permissions permissions={role.permissions} unseenHint={permissionWords.notForEc2} />
      </Panel>
      <Panel title={text.findings}>
        <FindingsOf findings={role.findings} />
      </Panel>
      <Panel title={text.workloads.title} aside={text.workloads.states[role.sharing.state]}>
        <Workloads sharing={role.sharing} />
      </Panel>
      <Panel title={text.instances} aside={text.instancesAside(formatCount(role.instances))}>
        <RelatedInstances
          name={text.instances}
          instances={role.carriers}
          total={role.instances}
          emptyTitle={text.noInstances}
          empty={text.noInstancesHint}
        />
      </Panel>
      <div className={detail.columns}>
        <Panel title={text.policies}>
          <Policies policies={role.policies} permissions={role.permissions} />
        </Panel>
        <div className={detail.stack}>
          <Panel title={text.trust}>
            <JsonCode name={text.trustName} value={role.trustPolicy} />
          </Panel>
          <Panel title={text.tags}>
            {Object.keys(role.tags).length === 0 ? (
              <EmptyState title={text.noTags}>{text.noTagsHint}</EmptyState>
            ) : (
              <Tags tags={role.tags} />
            )}
          </Panel>
          <Panel title={text.history}>
            <History
              lines={role.history.map(({ at, changes }) => ({
                ...{ key: at, at, sentences: changes.map(words.change) },
              }))}
            />
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function RoleFacts({ role }: { role: RoleDetail }) {
  const { accountName } = useScope();
  return (
    <Facts
      facts={[
        { label: text.assumable, value: role.ec2Assumable ? words.yes : words.no },
        { label: text.lastUsed, value: <LastUsed role={role} /> },
        { label: text.created, value: role.createdAt === null ? noValue : formatDate(role.createdAt) },
        {
          label: text.owner,
          value: (
            <ScopedLink href={ownerHref(role.owner)}>
              <GivenText text={role.owner} />
            </ScopedLink>
          ),
        },
        { label: text.account, value: <span title={role.accountId}>{accountName(role.accountId)}</span> },
        { label: text.boundary, value: role.permissionsBoundary ?? text.noBoundary },
        {
          label: text.profiles,
          value:
            role.instanceProfiles.length === 0
              ? text.noProfiles
              : role.instanceProfiles.map(({ profileName }) => profileName).join(', '),
        },
        { label: text.since, value: <RelativeTime at={role.since} isPast /> },
        { label: text.arn, value: <GivenText text={role.roleArn} isMono />, isWide: true },
      ]}
    />
  );
}

function LastUsed({ role: { lastUsedAt, lastUsedRegion } }: { role: RoleDetail }) {
  if (lastUsedAt === null) return words.never;
  return (
    <>
      <RelativeTime at={lastUsedAt} isPast /> {lastUsedRegion === null ? '' : text.lastUsedIn(lastUsedRegion)}
    </>
  );
}

function Owners({ role: { carrierOwners } }: { role: RoleDetail }) {
  const most = carrierOwners[0]?.instances ?? 0;
  if (most === 0) return <EmptyState title={text.noOwners}>{text.noOwnersHint}</EmptyState>;
  return (
    <dl className={classes.owners} tabIndex={0}>
      {carrierOwners.map(({ owner, instances }) => (
        <Fragment key={owner}>
          <dt>
            <GivenText text={owner} />
          </dt>
          <dd>
            <i style={{ width: `${(100 * instances) / most}%` }} />
            <b>{formatCount(instances)}</b>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
