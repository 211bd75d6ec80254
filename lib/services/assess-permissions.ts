import { loadActionCatalogue, readCatalogueRevision } from '#lib/aws/action-catalogue.ts';
import { watchGrowth } from '#lib/db/analyze-grown.ts';
import type { Transaction } from '#lib/db/client.ts';
import {
  endStaleAssessments,
  type NewAssessment,
  readDocuments,
  readKnownStandings,
  readPolicyAnalyses,
  readToAssess,
  readUnassessed,
  type UnassessedPrincipal,
  writeAssessments,
  writePolicyAnalyses,
} from '#lib/db/permission-assessments.ts';
import type { ActionCatalogue } from '#lib/domain/policy/action-catalogue.ts';
import {
  analyseDocument,
  analyserRevision,
  type DocumentAnalysis,
} from '#lib/domain/policy/analyse-document.ts';
import { analysePrincipal } from '#lib/domain/policy/analyse-principal.ts';
import type { PermissionAnalysis } from '#lib/domain/policy/permission-analysis.ts';
import { worstClass } from '#lib/domain/policy/permission-class.ts';
import { inBatches } from './in-batches.ts';
import { readDocumentAnalysis } from './stored-analyses.ts';

/** What it took to bring the assessments of an account's roles and users up to date. */
export type Assessed = {
  /** The roles and users that have another assessment now. */
  arns: string[];
  documentsAnalysed: number;
  principalsAnalysed: number;
};

const principalsAtOnce = 200;

/** By what roles and users are assessed now: `analyserRevision` of the data that is installed. */
async function currentRevision(): Promise<string> {
  return analyserRevision({ revision: await readCatalogueRevision() });
}

/**
 * Assesses the roles that EC2 may assume, and the users who have access keys, whose policies or whose groups' policies the snapshot
 * at `at` has changed, or that were assessed by another analyser. A document that was ever analysed, and a role or user that ever had
 * the same policies, is not analysed again.
 */
export async function assessPermissions(
  tx: Transaction,
  { accountId, at }: { accountId: string; at: Date },
): Promise<Assessed> {
  const revision = await currentRevision();
  const assessed: Assessed = { arns: [], documentsAnalysed: 0, principalsAnalysed: 0 };
  const tellGrowth = watchGrowth(tx);
  await endStaleAssessments(tx, { accountId, at });
  const asked = await readToAssess(tx, { accountId, at, revision });
  const pages = inBatches(
    asked,
    (arns) => readUnassessed(tx, { accountId, revision }, arns),
    principalsAtOnce,
  );
  for await (const principals of pages) {
    const known = await readKnownStandings(
      tx,
      accountId,
      revision,
      principals.map(({ digest }) => digest),
    );
    const unknown = principals.filter(({ digest }) => !known.has(digest));
    const { documents, analysed } = await analyseDocuments(tx, { accountId, revision }, unknown);
    const analyses =
      unknown.length > 0 ? analyseAll(await loadActionCatalogue(), unknown, documents) : new Map();
    const assessments = principals.map(({ arn, digest }): NewAssessment => {
      const standing = known.get(digest);
      if (standing !== undefined) return { arn, digest, standing, analysis: null };
      const analysis: PermissionAnalysis = analyses.get(digest);
      return { arn, digest, standing: standingOf(analysis), analysis };
    });
    await writeAssessments(tx, { accountId, at, revision }, assessments);
    await tellGrowth({
      policy_analyses: analysed,
      permission_analyses: unknown.length,
      permission_assessments: assessments.length,
    });
    assessed.arns.push(...principals.map(({ arn }) => arn));
    assessed.documentsAnalysed += analysed;
    assessed.principalsAnalysed += unknown.length;
  }
  return assessed;
}

/** What each of the documents of some roles and users says, analysed now where it never was. */
async function analyseDocuments(
  tx: Transaction,
  { accountId, revision }: { accountId: string; revision: string },
  principals: readonly UnassessedPrincipal[],
): Promise<{ documents: Map<string, DocumentAnalysis>; analysed: number }> {
  const digests = [
    ...new Set(principals.flatMap(({ policies }) => policies.flatMap(({ digest }) => digest ?? []))),
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
    principals.map(({ arn }) => arn),
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
  principals: readonly UnassessedPrincipal[],
  documents: ReadonlyMap<string, DocumentAnalysis>,
): Map<string, PermissionAnalysis> {
  const missing = analyseDocument(catalogue, null);
  return new Map(
    principals.map(({ arn, groups, digest, policies }) => {
      const analysed = policies.map(({ digest: document, ...name }) => ({
        ...name,
        analysis: (document === null ? undefined : documents.get(document)) ?? missing,
      }));
      return [digest, analysePrincipal(catalogue, { arn, groups, policies: analysed })];
    }),
  );
}

function standingOf(analysis: PermissionAnalysis) {
  return analysis.isAssessed ? worstClass(analysis.classes.map((claim) => claim.class)) : 'not-assessed';
}
