'use client';
import { Badge } from '#components/badge/badge.tsx';
import { JsonCode } from '#components/code/json-code.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import type { RolePolicy } from '#lib/api/schemas.ts';
import { roleWords } from '#words/roles.ts';
import classes from './roles.module.css';

const { detail: words } = roleWords;

/** The policies of a role, each with its document. */
export function Policies({ policies }: { policies: readonly RolePolicy[] }) {
  if (policies.length === 0) return <EmptyState title={words.noPolicies}>{words.noPoliciesHint}</EmptyState>;
  return (
    <div className={classes.policies}>
      {policies.map((policy) => (
        <details key={`${policy.kind} ${policy.name} ${policy.policyArn}`} data-policy={policy.name} open>
          <summary>
            <b>
              <bdi>{policy.name}</bdi>
            </b>
            <Badge tone={policy.kind === 'boundary' ? 'yellow' : 'gray'}>
              {words.policyKinds[policy.kind]}
            </Badge>
            {policy.isAwsManaged ? <Badge tone="gray">{words.aws}</Badge> : null}
            {policy.versionId === null ? null : <span>{words.version(policy.versionId)}</span>}
          </summary>
          {policy.policyArn === null ? null : (
            <p className={classes.arn}>
              <GivenText text={policy.policyArn} isMono />
            </p>
          )}
          {policy.isCollected ? (
            <JsonCode name={words.document(policy.name)} value={policy.document} />
          ) : (
            <EmptyState title={words.notCollected}>{words.notCollectedHint}</EmptyState>
          )}
        </details>
      ))}
    </div>
  );
}
