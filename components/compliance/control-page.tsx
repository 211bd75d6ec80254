'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DetailBody } from '#components/detail/detail-body.tsx';
import { Missing } from '#components/detail/missing.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { StandingPanel } from '#components/finding-trends/standing-panel.tsx';
import { useZoom } from '#components/finding-trends/use-zoom.ts';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { ControlDetail } from '#lib/api/schemas.ts';
import { uriOf } from '#lib/domain/uri-of.ts';
import { controlOptions } from '#lib/queries/compliance.ts';
import { complianceWords } from '#words/compliance.ts';
import { findingWords } from '#words/findings.ts';
import classes from './compliance.module.css';
import { EvidenceMenu } from './evidence-menu.tsx';
import { StandingBar } from './standing-bar.tsx';
import { StandingTable } from './standing-table.tsx';
import { VerdictPanel } from './verdict-panel.tsx';

const words = complianceWords.control;
const rules: Readonly<Record<string, string>> = findingWords.rules;
const ruleName = (id: string) => rules[id] ?? id;

/** One control: its rules, who stands how against it, and how that went. `id`: `FRAMEWORK/VERSION/CONTROL`. */
export function ControlPage({ id }: { id: string }) {
  const { scope } = useScope();
  const query = useQuery(controlOptions(id, scope));
  return (
    <DetailBody query={query} what={words.what} title={id} missing={<MissingControl id={id} />}>
      {(control) => <Detail id={id} control={control} />}
    </DetailBody>
  );
}

/** A control that is not there, and where to look for others. */
export function MissingControl({ id }: { id: string }) {
  return <Missing title={words.missing(id)} listHref="/compliance" listLabel={words.list} search="" />;
}

function Detail({ id, control }: { id: string; control: ControlDetail }) {
  const { scope, accountName } = useScope();
  const zoom = useZoom();
  const { framework, version, isOwnReading } = control;
  const view = useMemo(
    () => ({ by: 'rule', rule: control.rules.map((rule) => rule.id) }) as const,
    [control],
  );
  return (
    <Page
      above={
        <ScopedLink href="/compliance" params={{ framework: framework.id, version: version.id }}>
          {complianceWords.title}
        </ScopedLink>
      }
      title={words.title(framework.name, version.name, control.control)}
      aside={<StandingBar counts={control} />}
      actions={
        <>
          <EvidenceMenu id={id} scope={scope} />
          <RangePicker />
        </>
      }
    >
      {isOwnReading ? <p className={classes.note}>{complianceWords.ownReadingHint}</p> : null}
      <Panel title={words.rules}>
        <StandingTable
          column={words.rule}
          asideColumn={words.findingsColumn}
          lines={control.rules.map(({ id: ruleId, rationale, ...counts }) => ({
            key: ruleId,
            label: <span title={rationale}>{ruleName(ruleId)}</span>,
            aside: (
              <ScopedLink href="/findings" params={{ filter: `rule = ${ruleId}` }}>
                {words.findings}
              </ScopedLink>
            ),
            counts,
          }))}
        />
        <p className={classes.note}>{complianceWords.note}</p>
      </Panel>
      <VerdictPanel id={id} scope={scope} zoom={zoom} />
      <StandingPanel
        title={words.trend}
        aside={words.trendAside}
        what={words.trendWhat}
        labelOf={ruleName}
        {...{ scope, zoom, view }}
      />
      <div className={classes.halves}>
        <Groups
          title={words.accounts}
          column={words.account}
          groups={control.accounts}
          labelOf={(account) => <GivenText text={accountName(account)} />}
        />
        <Groups
          title={words.owners}
          column={words.owner}
          groups={control.owners}
          labelOf={(owner) => (
            <ScopedLink href={ownerHref(owner)}>
              <GivenText text={owner} />
            </ScopedLink>
          )}
        />
      </div>
      {control.elsewhere.length === 0 ? null : (
        <Panel title={words.elsewhere} aside={words.elsewhereAside}>
          <ul className={classes.elsewhere}>
            {control.elsewhere.map((other) => (
              <li key={`${other.framework.id} ${other.control}`}>
                <ScopedLink
                  href={`/compliance/${uriOf(`${other.framework.id}/${other.version.id}/${other.control}`)}`}
                >
                  {words.title(other.framework.name, other.version.name, other.control)}
                </ScopedLink>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  );
}

type GroupsProps = {
  title: string;
  column: string;
  groups: ControlDetail['owners'];
  labelOf: (group: string) => React.ReactNode;
};

function Groups({ title, column, groups, labelOf }: GroupsProps) {
  return (
    <Panel title={title}>
      {groups.length === 0 ? (
        <EmptyState title={words.none}>{words.noneHint}</EmptyState>
      ) : (
        <StandingTable
          scrolled={title}
          column={column}
          lines={groups.map(({ by, ...counts }) => ({ key: by, label: labelOf(by), counts }))}
        />
      )}
    </Panel>
  );
}
