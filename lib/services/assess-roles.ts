import { loadActionCatalogue, readCatalogueRevision } from '#lib/aws/action-catalogue.ts';
import type { Transaction } from '#lib/db/client.ts';
import {
  endStaleAssessments,
  type NewAssessment,
  readDocuments,
  readPolicyAnalyses,
  readRoleStandings,
  readUnassessedRoles,
  type UnassessedRole,
  writeAssessments,
  writePolicyAnalyses,
} from '#lib/db/role-assessments.ts';
import type { ActionCatalogue } from '#lib/domain/policy/action-catalogue.ts';
import {
  analyseDocument,
  analyserRevision,
  type DocumentAnalysis,
} from '#lib/domain/policy/analyse-document.ts';
import { analyseRole } from '#lib/domain/policy/analyse-role.ts';
import { worstClass } from '#lib/domain/policy/permission-class.ts';
import type { RoleAnalysis } from '#lib/domain/policy/role-analysis.ts';
import { readDocumentAnalysis } from './stored-analyses.ts';

/** What it took to bring the assessments of an account's roles up to date. */
export type Assessed = {
  /** The roles that have another assessment now. */
  roleArns: string[];
  documentsAnalysed: number;
  rolesAnalysed: number;
};

/** By what an account's roles are assessed now: `analyserRevision` of the data that is installed. */
async function currentRevision(): Promise<string> {
  return analyserRevision({ revision: await readCatalogueRevision() });
}

/**
 * Assesses the roles that EC2 may assume whose policies have changed since they were assessed, or were assessed by another
 * analyser. A document that was ever analysed, and a role that ever had the same policies, is not analysed again.
 */
export async function assessRoles(
  tx: Transaction,
  { accountId, at }: { accountId: string; at: Date },
): Promise<Assessed> {
  const revision = await currentRevision();
  const assessed: Assessed = { roleArns: [], documentsAnalysed: 0, rolesAnalysed: 0 };
  await endStaleAssessments(tx, { accountId, at });
  for await (const roles of readUnassessedRoles(tx, accountId, revision)) {
    const known = await readRoleStandings(
      tx,
      accountId,
      revision,
      roles.map(({ digest }) => digest),
    );
    const unknown = roles.filter(({ digest }) => !known.has(digest));
    const { documents, analysed } = await analyseDocuments(tx, { accountId, revision }, unknown);
    const analyses =
      unknown.length > 0 ? analyseAll(await loadActionCatalogue(), unknown, documents) : new Map();
    const assessments = roles.map(({ roleArn, digest }): NewAssessment => {
      const standing = known.get(digest);
      if (standing !== undefined) return { roleArn, digest, standing, analysis: null };
      const analysis: RoleAnalysis = analyses.get(digest);
      return { roleArn, digest, standing: standingOf(analysis), analysis };
    });
    await writeAssessments(tx, { accountId, at, revision }, assessments);
    assessed.roleArns.push(...roles.map(({ roleArn }) => roleArn));
    assessed.documentsAnalysed += analysed;
    assessed.rolesAnalysed += unknown.length;
  }
  return assessed;
}

/** What each of the documents of some roles says, analysed now where it never was. */
async function analyseDocuments(
  tx: Transaction,
  { accountId, revision }: { accountId: string; revision: string },
  roles: readonly UnassessedRole[],
): Promise<{ documents: Map<string, DocumentAnalysis>; analysed: number }> {
  const digests = [
    ...new Set(roles.flatMap(({ policies }) => policies.flatMap(({ digest }) => digest ?? []))),
  ];
  const stored = await readPolicyAnalyses(tx, revision, digests);
  const documents = new Map(stored.map(({ digest, analysis }) => [digest, readDocumentAnalysis(analysis)]));
  const missing = digests.filter((digest) => !documents.has(digest));
  if (missing.length === 0) return { documents, analysed: 0 };
  const catalogue = await loadActionCatalogue();
  const found = await readDocuments(
    tx,
    accountId,
    missing,
    roles.map(({ roleArn }) => roleArn),
  );
  const analyses = found.map(({ digest, document }) => ({
    digest,
    analysis: analyseDocument(catalogue, document),
  }));
  await writePolicyAnalyses(tx, revision, analyses);
  for (const { digest, analysis } of analyses) documents.set(digest, analysis);
  return { documents, analysed: analyses.length };
}

function analyseAll(
  catalogue: ActionCatalogue,
  roles: readonly UnassessedRole[],
  documents: ReadonlyMap<string, DocumentAnalysis>,
): Map<string, RoleAnalysis> {
  const missing = analyseDocument(catalogue, null);
  return new Map(
    roles.map(({ roleArn, digest, policies }) => {
      const analysed = policies.map(({ digest: document, ...name }) => ({
        ...name,
        analysis: (document === null ? undefined : documents.get(document)) ?? missing,
      }));
      return [digest, analyseRole(catalogue, { roleArn, policies: analysed })];
    }),
  );
}

function standingOf(analysis: RoleAnalysis) {
  return analysis.isAssessed ? worstClass(analysis.classes.map((claim) => claim.class)) : 'not-assessed';
}
