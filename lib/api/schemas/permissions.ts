import { z } from 'zod';
import { permissionClasses } from '#lib/domain/policy/permission-class.ts';

/** The worst class that the permissions of a role or a user are in. */
export const permissionStanding = z
  .enum([...permissionClasses, 'none', 'not-assessed'])
  .meta({ id: 'PermissionStanding' });

const group = z
  .string()
  .optional()
  .meta({ description: 'The group by which a user has it; not there: it is its own.' });

const policyName = z.object({
  kind: z
    .enum(['inline', 'attached', 'boundary', 'group'])
    .meta({ description: '`group`: all that a group gives which was not collected.' }),
  name: z.string(),
  policyArn: z.string().nullable(),
  group,
});

const statementPlace = policyName
  .extend({
    statement: z.int().meta({ description: 'Which one of its document, counted from 0.' }),
    lines: z
      .object({ first: z.int(), last: z.int() })
      .meta({ description: 'Where it stands in the document as the dashboard prints it, counted from 1.' }),
  })
  .meta({ id: 'StatementPlace' });

const weakening = statementPlace
  .extend({
    by: z.enum(['condition', 'left-out', 'boundary', 'denied-sometimes', 'denied-somewhere']),
    conditionKeys: z.array(z.string()),
  })
  .meta({ id: 'PermissionWeakening' });

const claim = z.object({
  isSure: z.boolean().meta({ description: 'Whether it holds whatever the conditions.' }),
  actions: z.array(z.string()).meta({ description: 'The first of them; `actionCount` counts them all.' }),
  actionCount: z.int(),
  causes: z.array(statementPlace).meta({ description: 'The statements that cause it, at most 25.' }),
  weakenedBy: z.array(weakening).meta({ description: 'What makes it, or a part of it, less than sure.' }),
});

const pathClaim = claim.extend({ path: z.string(), how: z.string() }).meta({ id: 'EscalationPath' });

const classClaim = claim
  .extend({
    class: z.enum(permissionClasses),
    paths: z.array(pathClaim).meta({ description: 'Of an escalation: every way, the sure ones first.' }),
    services: z
      .array(z.string())
      .meta({ description: 'Of a service wildcard: the first services; `serviceCount` counts them all.' }),
    serviceCount: z.int(),
  })
  .meta({ id: 'PermissionClass' });

const notAssessed = policyName
  .extend({
    reason: z.enum(['missing', 'not-json', 'unknown-version', 'malformed']),
    statement: z.int().nullable(),
    detail: z.string(),
  })
  .meta({ id: 'UnreadablePolicy' });

/** What the policies of a role or a user amount to. */
export const permissionAnalysis = z
  .union([
    z.object({
      isAssessed: z.literal(true),
      classes: z.array(classClaim).meta({ description: 'Worst first; empty: none.' }),
    }),
    z.object({ isAssessed: z.literal(false), reasons: z.array(notAssessed) }),
  ])
  .meta({ id: 'RolePermissions' });

/** One of these policies, with its document. */
export const permissionPolicy = z
  .object({
    kind: z.enum(['inline', 'attached', 'boundary']),
    name: z.string(),
    policyArn: z.string().nullable(),
    group,
    isAwsManaged: z.boolean(),
    versionId: z.string().nullable().meta({ description: "A managed policy's default version." }),
    isCollected: z.boolean().meta({ description: 'Whether its document is known.' }),
    document: z.unknown().meta({ description: 'As AWS gave it; null where it was not collected.' }),
  })
  .meta({ id: 'RolePolicy' });

export type RolePolicy = z.infer<typeof permissionPolicy>;
export type RolePermissions = z.infer<typeof permissionAnalysis>;
export type PermissionStanding = z.infer<typeof permissionStanding>;
