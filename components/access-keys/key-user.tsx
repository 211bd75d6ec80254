'use client';
import { type Fact, Facts } from '#components/detail/facts.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { formatDate } from '#components/format/times.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import { accessKeyWords } from '#words/access-keys.ts';
import classes from './access-keys.module.css';

const { detail: words } = accessKeyWords;

/** Whose a key is, and what the user may do. */
export function KeyUser({ accessKey: { user, isRoot } }: { accessKey: AccessKeyDetail }) {
  if (isRoot) return <p className={classes.warning}>{words.rootHint}</p>;
  if (user === null) return <EmptyState title={words.userMissing}>{words.userMissingHint}</EmptyState>;
  const facts: Fact[] = [
    {
      label: words.userName,
      value: (
        <ScopedLink href="/access-keys" params={{ q: user.userName }}>
          <GivenText text={user.userName} />
        </ScopedLink>
      ),
    },
    { label: words.userCreated, value: user.createdAt === null ? noValue : formatDate(user.createdAt) },
    { label: words.keys, value: formatCount(user.keys) },
    { label: words.groups, value: <Names names={user.groups} /> },
    { label: words.attached, value: <Names names={user.attachedPolicyArns} />, isWide: true },
    { label: words.inline, value: <Names names={user.inlinePolicies} /> },
    {
      label: words.boundary,
      value:
        user.permissionsBoundary === null ? words.none : <GivenText text={user.permissionsBoundary} isMono />,
    },
    { label: words.arn, value: <GivenText text={user.userArn} isMono />, isWide: true },
  ];
  return <Facts facts={facts} />;
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return words.none;
  return names.map((name) => (
    <div key={name}>
      <GivenText text={name} isMono={name.startsWith('arn:')} />
    </div>
  ));
}
