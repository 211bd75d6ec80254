'use client';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import { RemediationTabs } from '#components/remediation/remediation-tabs.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Rules } from '#lib/api/schemas.ts';
import { ruleWords as words } from '#words/rules.ts';
import classes from './rules.module.css';

/** One rule of the reference. */
export function RuleSection({ rule }: { rule: Rules['data'][number] }) {
  return (
    <div id={rule.id} className={classes.rule}>
      <Panel
        title={rule.title}
        aside={
          <>
            <SeverityBadge severity={rule.severity} /> <code>{rule.id}</code>
          </>
        }
        actions={
          <ScopedLink href="/findings" params={{ filter: `rule = ${rule.id}` }}>
            {words.standing(formatCount(rule.findings), rule.findings === 1)}
          </ScopedLink>
        }
      >
        <p>{rule.rationale}</p>
        <dl className={classes.facts}>
          <dt>{words.condition}</dt>
          <dd>{rule.condition}</dd>
          {rule.thresholds.length === 0 ? null : (
            <>
              <dt>{words.thresholds}</dt>
              <dd>
                {rule.thresholds.map(({ setting, value }) => (
                  <code key={setting}>{words.threshold(setting, formatCount(value))}</code>
                ))}
              </dd>
            </>
          )}
          <dt>{words.evidence}</dt>
          <dd>
            {rule.evidence.map((name) => (
              <code key={name}>{name}</code>
            ))}
          </dd>
          <dt>{words.compliance}</dt>
          <dd>
            <Controls rule={rule} />
          </dd>
        </dl>
        <details className={classes.example}>
          <summary>{words.example}</summary>
          <RemediationTabs remediation={rule.remediation} />
        </details>
      </Panel>
    </div>
  );
}

function Controls({ rule: { compliance } }: { rule: Rules['data'][number] }) {
  if (compliance.length === 0) return words.noCompliance;
  return (
    <ul className={classes.controls}>
      {compliance.map(({ framework, version, controls, isOwnReading }) => (
        <li key={`${framework} ${version}`}>
          {framework} {version}: {controls.join(', ')}
          {isOwnReading ? ` (${words.ownReading})` : ''}
        </li>
      ))}
    </ul>
  );
}
