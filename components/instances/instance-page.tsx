'use client';
import { useQuery } from '@tanstack/react-query';
import detail from '#components/detail/detail.module.css';
import { DetailBody } from '#components/detail/detail-body.tsx';
import { FindingsOf } from '#components/detail/findings-of.tsx';
import { Missing } from '#components/detail/missing.tsx';
import { Tags } from '#components/detail/tags.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { useNow } from '#components/format/clock.tsx';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { InstanceDetail } from '#lib/api/schemas.ts';
import { instanceFields } from '#lib/domain/instance-fields.ts';
import { printFilter } from '#lib/domain/property-filter/print.ts';
import { instanceOptions } from '#lib/queries/instances.ts';
import { endOf } from '#lib/queries/span.ts';
import { instanceWords } from '#words/instances.ts';
import { AwsAnswerPanel } from './aws-answer-panel.tsx';
import { identityHeadline } from './identity-headline.ts';
import { IdentityState } from './identity-state.tsx';
import { IdentityTimeline } from './identity-timeline.tsx';
import { InstanceFacts } from './instance-facts.tsx';
import { EpisodesTable, ExposuresTable, VersionsTable } from './instance-tables.tsx';

const { detail: words, timeline } = instanceWords;
const listHref = '/instances';

/** One instance: the state of its identity now or at an instant, and how it came to that. */
export function InstancePage({ id }: { id: string }) {
  const { scope } = useScope();
  const query = useQuery(instanceOptions(id, scope));
  return (
    <DetailBody query={query} what={words.one} title={id} missing={<MissingInstance id={id} />}>
      {(instance) => <Detail instance={instance} />}
    </DetailBody>
  );
}

/** An instance that is not there, and where to look for it. */
export function MissingInstance({ id }: { id: string }) {
  return (
    <Missing
      title={words.missing(id)}
      listHref={listHref}
      listLabel={instanceWords.title.toLowerCase()}
      search={id}
      searchParams={searchParams}
    />
  );
}

function searchParams(text: string) {
  return { filter: text === '' ? null : printFilter({ kind: 'text', text }, instanceFields) };
}

function Detail({ instance }: { instance: InstanceDetail }) {
  const { scope } = useScope();
  const { timeZone } = useDisplay();
  const now = useNow();
  const end = instance.goneAt === null ? endOf(scope.at, now) : new Date(instance.goneAt);
  return (
    <Page
      above={<ScopedLink href={listHref}>{instanceWords.title}</ScopedLink>}
      title={<bdi>{instance.name ?? instance.instanceId}</bdi>}
      aside={instance.name === null ? null : instance.instanceId}
    >
      <IdentityState headline={identityHeadline(instance)} />
      <Panel title={timeline.title}>
        <IdentityTimeline instance={instance} end={end} timeZone={timeZone} />
      </Panel>
      <div className={detail.columns}>
        <Panel title={words.facts}>
          <InstanceFacts instance={instance} />
        </Panel>
        <div className={detail.stack}>
          <Panel title={words.findings}>
            <FindingsOf findings={instance.findings} />
          </Panel>
          <Panel title={words.exposures}>
            <ExposuresTable exposures={instance.exposures} />
          </Panel>
          <Panel title={words.tags}>
            {Object.keys(instance.tags).length === 0 ? (
              <EmptyState title={words.noTags}>{words.noTagsHint}</EmptyState>
            ) : (
              <Tags tags={instance.tags} />
            )}
          </Panel>
        </div>
      </div>
      <Panel title={words.episodes}>
        <EpisodesTable episodes={instance.episodes} />
      </Panel>
      <Panel title={words.versions} aside={words.versionsAside}>
        <VersionsTable versions={instance.versions} until={scope.at === null ? words.now : words.stillThen} />
      </Panel>
      <AwsAnswerPanel instanceId={instance.instanceId} />
    </Page>
  );
}
