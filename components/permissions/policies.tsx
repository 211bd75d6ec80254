'use client';
import { useMemo } from 'react';
import { Badge } from '#components/badge/badge.tsx';
import { JsonCode } from '#components/code/json-code.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import type { RolePermissions, RolePolicy } from '#lib/api/schemas.ts';
import { permissionWords } from '#words/permissions.ts';
import classes from './permissions.module.css';
import { marksOf, policyKey } from './policy-marks.ts';

const { policies: words } = permissionWords;

/** The policies of a role or a user, each with its document, in which the lines that matter are marked. */
export function Policies({
  policies,
  permissions,
}: {
  policies: readonly RolePolicy[];
  permissions: RolePermissions | null;
}) {
  const marks = useMemo(() => marksOf(permissions), [permissions]);
  if (policies.length === 0) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  return (
    <div className={classes.policies}>
      {marks.size > 0 ? <p className={classes.legend}>{permissionWords.legend}</p> : null}
      {policies.map((policy) => (
        <details key={policyKey(policy)} id={policyKey(policy)} data-policy={policy.name} open>
          <summary>
            <b>
              <bdi>{policy.name}</bdi>
            </b>
            <Badge tone={policy.kind === 'boundary' ? 'yellow' : 'gray'}>{words.kinds[policy.kind]}</Badge>
            {policy.group === undefined ? null : (
              <Badge tone="gray">
                <bdi>{words.ofGroup(policy.group)}</bdi>
              </Badge>
            )}
            {policy.isAwsManaged ? <Badge tone="gray">{words.aws}</Badge> : null}
            {policy.versionId === null ? null : <span>{words.version(policy.versionId)}</span>}
          </summary>
          {policy.policyArn === null ? null : (
            <p className={classes.arn}>
              <GivenText text={policy.policyArn} isMono />
            </p>
          )}
          {policy.isCollected ? (
            <JsonCode
              name={words.document(policy.name)}
              value={policy.document}
              marks={marks.get(policyKey(policy)) ?? []}
            />
          ) : (
            <EmptyState title={words.notCollected}>{words.notCollectedHint}</EmptyState>
          )}
        </details>
      ))}
    </div>
  );
}
