'use client';
import { type Fact, Facts } from '#components/detail/facts.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { accountHref, ownerHref, roleHref, templateHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { InstanceDetail } from '#lib/api/schemas.ts';
import { instanceWords } from '#words/instances.ts';

const { columns: words, detail: text } = instanceWords;

/** What an instance is, where it runs and whose it is; what has a page of its own is a link. */
export function InstanceFacts({ instance }: { instance: InstanceDetail }) {
  const { accountName } = useScope();
  const { role, launchTemplate, owner, accountId } = instance;
  const facts: Fact[] = [
    { label: words.state, value: instance.state },
    { label: words.owner, value: <Link href={ownerHref(owner)} text={owner} /> },
    { label: words.role, value: role ? <Link href={roleHref(role.arn)} text={role.name} /> : noValue },
    { label: words.profile, value: given(instance.profileName) },
    {
      label: words.template,
      value: launchTemplate ? (
        <Link href={templateHref(launchTemplate.id)} text={templateName(launchTemplate)} />
      ) : (
        noValue
      ),
    },
    { label: words.asg, value: given(instance.autoScalingGroup) },
    {
      label: words.imds,
      value: instance.httpEndpoint === 'disabled' ? text.metadataOff : given(instance.httpTokens),
    },
    { label: words.ip, value: given(instance.publicIp) },
    { label: text.scan, value: <Scan instance={instance} /> },
    { label: words.account, value: <Link href={accountHref(accountId)} text={accountName(accountId)} /> },
    { label: words.region, value: instance.region },
    { label: words.type, value: given(instance.instanceType) },
    { label: words.platform, value: given(instance.platform) },
    { label: words.image, value: given(instance.imageId) },
    { label: words.created, value: past(instance.createdAt) },
    { label: words.launched, value: past(instance.launchTime) },
    { label: words.since, value: past(instance.since) },
  ];
  return <Facts facts={facts} />;
}

function Link({ href, text: shown }: { href: string; text: string }) {
  return (
    <ScopedLink href={href}>
      <bdi>{shown}</bdi>
    </ScopedLink>
  );
}

function templateName({ id, name, version }: NonNullable<InstanceDetail['launchTemplate']>): string {
  return [name ?? id, version].filter((part) => part !== null).join(':');
}

function Scan({ instance: { userDataScan: scan } }: { instance: InstanceDetail }) {
  if (scan === null) return text.notScanned;
  return (
    <span title={scan.reasons.join('\n')}>
      {scan.outcome === 'scanned' ? text.scanned : text.unscanned} <RelativeTime at={scan.scannedAt} isPast />
    </span>
  );
}

function given(value: string | null) {
  return value === null ? noValue : <GivenText text={value} />;
}

function past(at: string | null) {
  return at === null ? noValue : <RelativeTime at={at} isPast />;
}
