import { z } from 'zod';
import { permissionAnalysis, type RolePermissions } from '#lib/api/schemas/permissions.ts';
import type { DocumentAnalysis } from '#lib/domain/policy/analyse-document.ts';

const statement = z.object({
  statement: z.int(),
  lines: z.object({ first: z.int(), last: z.int() }),
  effect: z.enum(['Allow', 'Deny']),
  conditionKeys: z.array(z.string()),
  passedTo: z.array(z.string()).nullable(),
  whole: z.string().nullable(),
  partly: z.string().nullable(),
  wildcards: z.string().nullable(),
  onSome: z.object({ actions: z.array(z.string()), patterns: z.array(z.string()) }).nullable(),
});

const documentAnalysis = z.union([
  z.object({ isReadable: z.literal(true), statements: z.array(statement) }),
  z.object({
    isReadable: z.literal(false),
    reason: z.enum(['missing', 'not-json', 'unknown-version', 'malformed']),
    statement: z.int().nullable(),
    detail: z.string(),
  }),
]);

/** A stored analysis of a document; throws if it is not what its revision wrote. */
export function readDocumentAnalysis(stored: unknown): DocumentAnalysis {
  return documentAnalysis.parse(stored);
}

/** A stored analysis of a role or a user; throws if it is not what its revision wrote. */
export function readPermissionAnalysis(stored: unknown): RolePermissions {
  return permissionAnalysis.parse(stored);
}
