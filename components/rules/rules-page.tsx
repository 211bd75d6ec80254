'use client';
import { useQuery } from '@tanstack/react-query';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import rows from '#components/panel/rows.module.css';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { Rules } from '#lib/api/schemas.ts';
import { rulesOptions } from '#lib/queries/rules.ts';
import { ruleWords as words } from '#words/rules.ts';
import { RuleSection } from './rule-section.tsx';
import classes from './rules.module.css';

const height = 640;

/** Every rule: when it holds, why it matters, how to mend it, and how many of its findings stand. */
export function RulesPage() {
  const { scope } = useScope();
  const query = useQuery(rulesOptions(scope));
  return (
    <Page title={words.title}>
      <p className={classes.intro}>{words.intro}</p>
      <QueryBody query={query} what={words.what} height={height}>
        {({ data }) => (
          <div className={classes.rules}>
            <Panel title={words.all} aside={words.count(formatCount(data.length))}>
              <Overview rules={data} />
            </Panel>
            {data.map((rule) => (
              <RuleSection key={rule.id} rule={rule} />
            ))}
          </div>
        )}
      </QueryBody>
    </Page>
  );
}

function Overview({ rules }: { rules: Rules['data'] }) {
  const { columns } = words;
  return (
    <div className={rows.box}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.rule}</th>
            <th scope="col">{columns.severity}</th>
            <th scope="col" className={rows.number}>
              {columns.findings}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ id, title, severity, findings }) => (
            <tr key={id} data-rule={id}>
              <td className={rows.wide}>
                <a href={`#${id}`}>{title}</a>
              </td>
              <td className={rows.mono}>{id}</td>
              <td>
                <SeverityBadge severity={severity} />
              </td>
              <td className={rows.number} data-label={columns.findings}>
                <FindingsLink id={id} findings={findings} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many of a rule's findings stand, as a link to them. */
function FindingsLink({ id, findings }: Pick<Rules['data'][number], 'id' | 'findings'>) {
  return (
    <ScopedLink
      href="/findings"
      params={{ filter: `rule = ${id}` }}
      aria-label={words.findingsOf(formatCount(findings), id)}
    >
      {formatCount(findings)}
    </ScopedLink>
  );
}
