import { type ActionCatalogue, expandPattern } from '#lib/domain/policy/action-catalogue.ts';
import {
  type ActionSet,
  actionsIn,
  addAction,
  addAll,
  addRange,
  everyAction,
  holdsRange,
  noActions,
  packActions,
  without,
} from '#lib/domain/policy/action-set.ts';
import { readPolicyDocument, type Statement, type UnreadableDocument } from '#lib/domain/policy/document.ts';
import { createReach } from '#lib/domain/policy/reach.ts';
import { type Lines, statementLines } from '#lib/domain/policy/statement-lines.ts';
import { matchesAll } from '#lib/domain/policy/wildcard.ts';

/** To be raised whenever the same document is to be analysed to something else. */
const revision = 2;

/** What, beside a document, decides its analysis. */
export function analyserRevision(catalogue: Pick<ActionCatalogue, 'revision'>): string {
  return `${revision}/${catalogue.revision}`;
}

/** A statement whose actions are told one by one. Sets are packed: see `packActions`. */
export type AnalysedStatement = {
  /** Which one of its document, counted from 0, and its lines as the document is printed. */
  statement: number;
  lines: Lines;
  effect: 'Allow' | 'Deny';
  /** The keys that its condition looks at; empty: no condition. */
  conditionKeys: readonly string[];
  /** If its condition only says to which services a role may be passed: which ones. */
  passedTo: readonly string[] | null;
  /** What it allows or denies on all resources. */
  whole: string | null;
  /** Of an Allow: what it allows on all but some resources; of a Deny: what it denies on some. */
  partly: string | null;
  /** Of what `whole` holds: whole services that one wildcard gives. */
  wildcards: string | null;
  /** What an Allow allows on some resources, which might be the role or user itself, a group of it or a policy that it has. */
  onSome: { actions: readonly string[]; patterns: readonly string[] } | null;
};

/** What a policy document says of each action that AWS knows; it says so to whatever carries it. */
export type DocumentAnalysis =
  | { isReadable: true; statements: readonly AnalysedStatement[] }
  | ({ isReadable: false } & UnreadableDocument);

/** What a role or a user may do to itself, to its groups or to its own policies, when a statement names just them. */
const selfActions = [
  ...['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:DeleteRolePermissionsBoundary'],
  ...['iam:PutRolePermissionsBoundary', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy'],
  ...['iam:PutUserPolicy', 'iam:AttachUserPolicy', 'iam:DeleteUserPermissionsBoundary'],
  ...['iam:PutUserPermissionsBoundary', 'iam:DeleteUserPolicy', 'iam:DetachUserPolicy'],
  ...['iam:PutGroupPolicy', 'iam:AttachGroupPolicy', 'iam:DeleteGroupPolicy', 'iam:DetachGroupPolicy'],
  ...['iam:RemoveUserFromGroup', 'iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
] as const;

/** Analyses one policy document as it was collected. What cannot be read is told why, never guessed at. */
export function analyseDocument(catalogue: ActionCatalogue, document: unknown): DocumentAnalysis {
  const read = readPolicyDocument(document);
  if (!read.isReadable) return read;
  const lines = statementLines(document);
  return {
    isReadable: true,
    statements: read.statements.map((statement, index) =>
      analyseStatement(catalogue, statement, index, lines[index] ?? { first: 1, last: 1 }),
    ),
  };
}

function analyseStatement(
  catalogue: ActionCatalogue,
  statement: Statement,
  index: number,
  lines: Lines,
): AnalysedStatement {
  const { named, wildcards } = expandActions(catalogue, statement);
  const { whole, partly, some } = byReach(catalogue, statement, named);
  const { condition, effect, resources } = statement;
  const onSome = selfActions.filter((name) => some.has(name.toLowerCase()));
  return {
    statement: index,
    lines,
    effect,
    conditionKeys: [...new Set(Object.values(condition ?? {}).flatMap((keys) => Object.keys(keys)))].sort(),
    passedTo: passedTo(condition),
    whole: packActions(whole),
    partly: packActions(partly),
    wildcards: packActions(wildcards),
    onSome: onSome.length > 0 ? { actions: onSome, patterns: resources.patterns } : null,
  };
}

/** The actions that a statement names, and of these whole services that one wildcard, or NotAction, gives. */
function expandActions(
  catalogue: ActionCatalogue,
  { actions: { patterns, isNegated } }: Statement,
): { named: ActionSet; wildcards: ActionSet } {
  const size = catalogue.names.length;
  const listed = noActions(size);
  const wildcards = noActions(size);
  for (const pattern of new Set(patterns)) {
    const expanded = expandPattern(catalogue, pattern);
    addAll(listed, expanded);
    if (!isNegated && /[*?]/.test(pattern)) addWholeServices(wildcards, expanded, catalogue);
  }
  if (!isNegated) return { named: listed, wildcards };
  const named = without(everyAction(size), listed);
  addWholeServices(wildcards, named, catalogue);
  return { named, wildcards };
}

function addWholeServices(to: ActionSet, expanded: ActionSet, { services }: ActionCatalogue): void {
  for (const range of services.values()) if (holdsRange(expanded, range)) addRange(to, range);
}

/** The named actions by how far the statement's resources reach for them. `some`: names of those that an Allow gives on some. */
function byReach(
  { actions, names }: ActionCatalogue,
  { effect, resources }: Statement,
  named: ActionSet,
): { whole: ActionSet; partly: ActionSet; some: ReadonlySet<string> } {
  const [whole, partly] = [noActions(names.length), noActions(names.length)];
  const some = new Set<string>();
  if (!resources.isNegated && resources.patterns.some(matchesAll)) return { whole: named, partly, some };
  const reachOf = createReach(effect, resources);
  for (const index of actionsIn(named)) {
    const action = actions[index];
    const reach = action === undefined ? 'none' : reachOf(action);
    if (reach === 'all') addAction(whole, index);
    else if (reach === 'some') {
      if (effect === 'Deny' || resources.isNegated) addAction(partly, index);
      else some.add(names[index] ?? '');
    }
  }
  return { whole, partly, some };
}

/** The services that a role may be passed to, where that is all that a condition asks. */
function passedTo(condition: Statement['condition']): string[] | null {
  const operators = Object.entries(condition ?? {});
  const [only] = operators;
  if (only === undefined || operators.length > 1) return null;
  const [operator, keys] = only;
  const [entry, ...others] = Object.entries(keys);
  if (entry === undefined || others.length > 0 || entry[0].toLowerCase() !== 'iam:passedtoservice')
    return null;
  return /^(ForAnyValue:)?String(Equals|Like)(IfExists)?$/.test(operator) ? [...entry[1]] : null;
}
