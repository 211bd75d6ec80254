'use client';
import { useQuery } from '@tanstack/react-query';
import { StandingBadge } from '#components/badges/standing-badge.tsx';
import { KeyStatusBadge } from '#components/badges/state-badges.tsx';
import detail from '#components/detail/detail.module.css';
import { DetailBody } from '#components/detail/detail-body.tsx';
import { Facts } from '#components/detail/facts.tsx';
import { FindingsOf } from '#components/detail/findings-of.tsx';
import { GoneNotice } from '#components/detail/gone-notice.tsx';
import { History } from '#components/detail/history.tsx';
import { Missing } from '#components/detail/missing.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { Instant, RelativeTime } from '#components/format/time.tsx';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { Permissions } from '#components/permissions/permissions.tsx';
import { Policies } from '#components/permissions/policies.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import { accessKeyOptions } from '#lib/queries/access-keys.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import { permissionWords } from '#words/permissions.ts';
import { ExposuresTable } from './exposures-table.tsx';
import { LastUse } from './key-columns.tsx';
import { keyIdIn } from './key-id-in.ts';
import { KeyUser } from './key-user.tsx';
import { WayToZero } from './way-to-zero.tsx';

/** One access key: whose it is, how old, where it was found and what became of it. */
export function KeyPage({ id }: { id: string }) {
  const { scope } = useScope();
  const query = useQuery(accessKeyOptions(id, scope));
  return (
    <DetailBody query={query} what={words.one} title={keyIdIn(id)} missing={<MissingKey id={id} />}>
      {(key) => <KeyDetail accessKey={key} />}
    </DetailBody>
  );
}

/** A key that is not there, and where to look for it. */
export function MissingKey({ id }: { id: string }) {
  const keyId = keyIdIn(id);
  return (
    <Missing
      title={words.detail.missing(keyId)}
      listHref="/access-keys"
      listLabel={words.list}
      search={keyId.replaceAll(/\*+/g, '').slice(-8)}
    />
  );
}

function KeyDetail({ accessKey: key }: { accessKey: AccessKeyDetail }) {
  const { detail: text } = words;
  const open = key.exposures.filter(({ to }) => to === null).length;
  return (
    <Page
      above={<ScopedLink href="/access-keys">{words.title}</ScopedLink>}
      title={<GivenText text={key.accessKeyId} isMono />}
      aside={<KeyStatusBadge status={key.status} />}
    >
      <GoneNotice at={key.goneAt} />
      <WayToZero accessKey={key} />
      <div className={detail.columns}>
        <Panel title={text.facts}>
          <KeyFacts accessKey={key} />
        </Panel>
        <Panel title={text.user}>
          <KeyUser accessKey={key} />
        </Panel>
      </div>
      <Panel
        title={text.exposures}
        aside={key.exposures.length > 0 ? text.exposuresAside(formatCount(open)) : null}
      >
        <ExposuresTable exposures={key.exposures} />
      </Panel>
      {key.user === null ? null : <UserPermissions user={key.user} />}
      <div className={detail.columns}>
        <Panel title={text.findings}>
          <FindingsOf findings={key.findings} />
        </Panel>
        <Panel title={text.history}>
          <History
            lines={key.history.map(({ at, changes }) => ({
              ...{ key: at, at, sentences: changes.map(words.change) },
            }))}
          />
        </Panel>
      </div>
    </Page>
  );
}

/** What the key opens: what its user's policies, its groups' among them, amount to. */
function UserPermissions({ user }: { user: NonNullable<AccessKeyDetail['user']> }) {
  const { policies, permissions, standing } = user;
  return (
    <div className={detail.columns}>
      <Panel
        title={words.detail.opens}
        aside={standing === null ? null : <StandingBadge standing={standing} />}
      >
        <Permissions permissions={permissions} unseenHint={permissionWords.noKeys} />
      </Panel>
      <Panel title={words.detail.policies}>
        <Policies policies={policies} permissions={permissions} />
      </Panel>
    </div>
  );
}

function KeyFacts({ accessKey: key }: { accessKey: AccessKeyDetail }) {
  const { accountName } = useScope();
  const { detail: text } = words;
  return (
    <Facts
      facts={[
        {
          label: text.age,
          value: key.ageDays === null ? noValue : text.days(formatCount(key.ageDays), key.ageDays === 1),
        },
        { label: text.created, value: key.createdAt === null ? noValue : <Instant at={key.createdAt} /> },
        { label: text.lastUsed, value: <LastUse use={key.use} at={key.lastUsedAt} /> },
        { label: text.service, value: key.lastUsedService ?? noValue },
        { label: text.region, value: key.lastUsedRegion ?? noValue },
        { label: text.owner, value: <OwnerLink owner={key.owner} /> },
        { label: text.account, value: <span title={key.accountId}>{accountName(key.accountId)}</span> },
        { label: text.since, value: <RelativeTime at={key.since} isPast /> },
      ]}
    />
  );
}

function OwnerLink({ owner }: { owner: string }) {
  return (
    <ScopedLink href={ownerHref(owner)}>
      <GivenText text={owner} />
    </ScopedLink>
  );
}
