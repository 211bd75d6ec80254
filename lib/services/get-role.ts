import { z } from 'zod';
import type { RoleDetail } from '#lib/api/schemas.ts';
import type { Instant } from '#lib/db/read-filter.ts';
import { readFindingsOf } from '#lib/db/read-findings.ts';
import { readPermissions, readPolicies } from '#lib/db/read-permissions.ts';
import { readCarrierOwners, readCarriers } from '#lib/db/read-related-instances.ts';
import {
  type RoleDetailRow,
  type RoleVersionRow,
  readRole,
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
import { readPermissionAnalysis } from './stored-analyses.ts';
import { managedPoliciesOf, toPolicies } from './to-policies.ts';

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
      readPolicies(ctx.db, there, row.accountId, managedPoliciesOf([row])),
      readPermissions(ctx.db, there, { accountId, arn: roleArn }),
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
    policies: toPolicies(ctx, row, [], policies),
    permissions: permissions && readPermissionAnalysis(permissions.analysis),
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

function toCompared({ inlinePolicies, tags, ...same }: RoleVersionRow) {
  return { ...same, inlinePolicies: storedDocuments.parse(inlinePolicies), tags: storedTags.parse(tags) };
}
