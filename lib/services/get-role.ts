import { z } from 'zod';
import type { RoleDetail, RolePolicy } from '#lib/api/schemas.ts';
import type { Instant } from '#lib/db/read-filter.ts';
import { readFindingsOf } from '#lib/db/read-findings.ts';
import { readCarrierOwners, readCarriers } from '#lib/db/read-related-instances.ts';
import {
  type PolicyRow,
  type RoleDetailRow,
  type RoleVersionRow,
  readPolicies,
  readRole,
  readRolePermissions,
  readRoleProfiles,
  readRoleVersions,
} from '#lib/db/read-roles.ts';
import { longestHistory } from '#lib/db/read-versions.ts';
import { readRoleUses } from '#lib/db/role-uses.ts';
import { historyOf } from '#lib/domain/history.ts';
import { roleChanges } from '#lib/domain/role-history.ts';
import { type RoleUse, sharingOf, workloadsUsing } from '#lib/domain/workloads.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { notFound } from './errors.ts';
import { carryingStates } from './evaluate-role-sharing.ts';
import { toFinding } from './list-findings.ts';
import { toRelatedInstance } from './list-related-instances.ts';
import { toRole } from './list-roles.ts';
import {
  coverageInstant,
  readInstant,
  resourceFilter,
  toNullableTimestamp,
  toTimestamp,
} from './read-filter.ts';
import { toHistory } from './read-history.ts';
import { shownJson } from './read-masking.ts';
import { readRoleAnalysis } from './stored-analyses.ts';

const storedTags = z.record(z.string(), z.string()).catch({});
const storedDocuments = z.record(z.string(), z.unknown()).catch({});

/**
 * One role as last seen, or as it was at an instant: what it may do, which instances carry it, and its history.
 *
 * @param input.id its ARN
 * @throws ServiceError if no snapshot shows it
 */
export async function getRole({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string; at?: Date | undefined };
}): Promise<RoleDetail> {
  await endPassedMutes(ctx);
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const row = await readRole(ctx.db, resourceFilter(ctx, {}), instant, input.id);
  if (row === null) throw notFound('role', input.id);
  const { accountId, roleArn } = row;
  const states = carryingStates(ctx.settings);
  const there = whenThere(row, instant);
  const [profiles, policies, permissions, versions, carriers, carrierOwners, uses, findings] =
    await Promise.all([
      readRoleProfiles(ctx.db, instant, row),
      readPolicies(ctx.db, there, row.accountId, managedPolicies(row)),
      readRolePermissions(ctx.db, there, row),
      readRoleVersions(ctx.db, instant, row),
      readCarriers(ctx.db, instant, row),
      readCarrierOwners(ctx.db, instant, row),
      readRoleUses(ctx.db, instant, { accountId, roleArns: [roleArn], states }),
      readFindingsOf(ctx.db, 'role', accountId, roleArn, instant),
    ]);
  const { tags, validTo, trustPolicy, inlinePolicies, ...role } = row;
  const instances = carrierOwners.reduce((sum, owner) => sum + owner.instances, 0);
  return {
    ...toRole({ ...role, instances, instanceOwners: carrierOwners.length }),
    goneAt: instant.isLatest ? toNullableTimestamp(validTo) : null,
    trustPolicy: shownJson(ctx, trustPolicy),
    inlinePolicies: shownJson(ctx, inlinePolicies),
    policies: toPolicies(ctx, row, policies),
    permissions: permissions === null ? null : readRoleAnalysis(permissions),
    tags: storedTags.parse(tags),
    instanceProfiles: profiles,
    carriers: carriers.map(toRelatedInstance),
    carrierOwners,
    sharing: toSharing(uses.get(roleArn) ?? []),
    findings: findings.map((finding) => toFinding(ctx, finding)),
    versions: versions.slice(0, longestHistory).map(({ validFrom, validTo: to }) => ({
      from: toTimestamp(validFrom),
      to: toNullableTimestamp(to),
    })),
    history: toHistory(
      ctx,
      historyOf(versions.map(toCompared), roleChanges, versions.length <= longestHistory),
    ),
  };
}

const mostWorkloads = 200;

function toSharing(uses: readonly RoleUse[]): RoleDetail['sharing'] {
  const workloads = workloadsUsing(uses);
  return {
    state: sharingOf(workloads),
    workloads: workloads.slice(0, mostWorkloads).map(({ workload, owners, instances, regions }) => ({
      ...{ kind: workload?.kind ?? null, name: workload?.name ?? null },
      ...{ owners: [...owners], instances, regions: [...regions] },
    })),
    total: workloads.length,
  };
}

/** The instant that was asked for, or the last one at which a role that is gone was there. */
function whenThere({ validTo }: RoleDetailRow, instant: Instant): Instant {
  if (!instant.isLatest || validTo === null) return instant;
  return { at: new Date(validTo.getTime() - 1), isLatest: false };
}

function managedPolicies({ attachedPolicyArns, permissionsBoundary }: RoleDetailRow): string[] {
  return [...attachedPolicyArns, ...(permissionsBoundary === null ? [] : [permissionsBoundary])];
}

function toPolicies(ctx: Context, row: RoleDetailRow, seen: readonly PolicyRow[]): RolePolicy[] {
  const byArn = new Map(seen.map((policy) => [policy.policyArn, policy]));
  const managed = (kind: RolePolicy['kind'], policyArn: string): RolePolicy => {
    const policy = byArn.get(policyArn);
    const document = policy?.document ?? null;
    return {
      ...{ kind, policyArn, name: policy?.policyName ?? policyArn.slice(policyArn.lastIndexOf('/') + 1) },
      isAwsManaged: /^arn:[^:]+:iam::aws:/.test(policyArn),
      versionId: policy?.defaultVersionId ?? null,
      isCollected: document !== null,
      document: shownJson(ctx, document),
    };
  };
  const inline = Object.entries(storedDocuments.parse(row.inlinePolicies)).map(
    ([name, document]): RolePolicy => ({
      ...{ kind: 'inline', name, policyArn: null, isAwsManaged: false, versionId: null },
      isCollected: document !== null,
      document: shownJson(ctx, document),
    }),
  );
  const attached = row.attachedPolicyArns.map((policyArn) => managed('attached', policyArn));
  const boundary = row.permissionsBoundary === null ? [] : [managed('boundary', row.permissionsBoundary)];
  return [...inline, ...attached, ...boundary];
}

function toCompared({ inlinePolicies, tags, ...same }: RoleVersionRow) {
  return { ...same, inlinePolicies: storedDocuments.parse(inlinePolicies), tags: storedTags.parse(tags) };
}
