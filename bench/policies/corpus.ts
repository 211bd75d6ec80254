import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ActionCatalogue } from '#lib/domain/policy/action-catalogue.ts';
import { analyseDocument } from '#lib/domain/policy/analyse-document.ts';
import { analysePrincipal } from '#lib/domain/policy/analyse-principal.ts';
import type { PermissionAnalysis } from '#lib/domain/policy/permission-analysis.ts';
import { type PermissionClass, permissionClasses } from '#lib/domain/policy/permission-class.ts';

const policy = z.object({
  kind: z.enum(['inline', 'attached', 'boundary']),
  name: z.string(),
  policyArn: z.string().nullable().default(null),
  document: z.unknown(),
});

const expected = z.union([
  z.strictObject({
    classes: z.partialRecord(z.enum(permissionClasses), z.enum(['sure', 'weakened'])),
    paths: z.array(z.string()).default([]),
  }),
  z.strictObject({ notAssessed: z.enum(['missing', 'not-json', 'unknown-version', 'malformed']) }),
]);

const labelled = z.object({
  name: z.string(),
  /** Why it is labelled so. */
  why: z.string(),
  roleArn: z.string().default('arn:aws:iam::123456789012:role/labelled'),
  policies: z.array(policy),
  expected,
});

/** A role whose permissions a person has judged. */
export type LabelledRole = z.infer<typeof labelled> & { file: string };

const folder = new URL('../corpora/policies/', import.meta.url);

/** Every labelled role, in the order of its file. */
export async function readCorpus(): Promise<LabelledRole[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const roles = await Promise.all(
    files.map(async (file) => {
      const given = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
      return z
        .array(labelled)
        .parse(given)
        .map((role) => ({ ...role, file: file.replace('.json', '') }));
    }),
  );
  return roles.flat();
}

/** What the analyser says of a labelled role. */
export function analyseLabelled(
  catalogue: ActionCatalogue,
  { roleArn, policies }: LabelledRole,
): PermissionAnalysis {
  const analysed = policies.map(({ document, ...name }) => ({
    ...name,
    analysis: analyseDocument(catalogue, document),
  }));
  return analysePrincipal(catalogue, { arn: roleArn, policies: analysed });
}

/** How often a class was found where it is, missed, and found where it is not. */
export type Score = { found: number; missed: number; wrong: number };

/** The scores of each class over some labelled roles. */
export function scoresOf(
  results: readonly { role: LabelledRole; analysis: PermissionAnalysis }[],
): Map<PermissionClass, Score> {
  return new Map(
    permissionClasses.map((name) => {
      const score: Score = { found: 0, missed: 0, wrong: 0 };
      for (const { role, analysis } of results) {
        const isThere = 'classes' in role.expected && role.expected.classes[name] !== undefined;
        const isFound = analysis.isAssessed && analysis.classes.some((claim) => claim.class === name);
        if (isThere && isFound) score.found++;
        else if (isThere) score.missed++;
        else if (isFound) score.wrong++;
      }
      return [name, score];
    }),
  );
}
