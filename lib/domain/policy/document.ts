import { z } from 'zod';

/** One statement of an identity policy, whichever way it was written. */
export type Statement = {
  sid: string | null;
  effect: 'Allow' | 'Deny';
  actions: { patterns: readonly string[]; isNegated: boolean };
  resources: { patterns: readonly string[]; isNegated: boolean };
  /** Operators, with the condition keys and values of each; null: no condition. */
  condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | null;
};

/** Why a policy document cannot be read. `statement`: which one it is about, counted from 0. */
export type UnreadableDocument = {
  reason: 'missing' | 'not-json' | 'unknown-version' | 'malformed';
  statement: number | null;
  /** What is wrong with it, as a sentence. */
  detail: string;
};

export type ReadDocument =
  | { isReadable: true; statements: readonly Statement[] }
  | ({ isReadable: false } & UnreadableDocument);

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const conditionValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const conditionValues = z.union([conditionValue.transform((value) => [value]), z.array(conditionValue)]);

const statementSchema = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
});

const versions = ['2012-10-17', '2008-10-17'];

/**
 * Reads an identity policy's document as it was collected: JSON, the text of what is none, or null where there is no document.
 * One statement may stand without a list, one action or resource too. What IAM itself would refuse is not guessed at.
 */
export function readPolicyDocument(document: unknown): ReadDocument {
  if (document === null || document === undefined)
    return unreadable('missing', 'Its document was not collected.');
  if (typeof document === 'string') return unreadable('not-json', 'Its document is not JSON.');
  if (typeof document !== 'object' || Array.isArray(document))
    return unreadable('malformed', 'Its document is no JSON object.');
  const { Version: version, Statement: given } = document as Record<string, unknown>;
  if (version !== undefined && !(typeof version === 'string' && versions.includes(version)))
    return unreadable(
      'unknown-version',
      `Its document has the version ${shown(version)}, which is not known.`,
    );
  if (given === undefined) return unreadable('malformed', 'Its document has no statement.');
  const statements: Statement[] = [];
  for (const [index, one] of (Array.isArray(given) ? given : [given]).entries()) {
    const read = readStatement(one);
    if (typeof read === 'string')
      return unreadable('malformed', `Statement ${index + 1} cannot be read: ${read}.`, index);
    statements.push(read);
  }
  return { isReadable: true, statements };
}

function unreadable(
  reason: UnreadableDocument['reason'],
  detail: string,
  statement: number | null = null,
): ReadDocument {
  return { isReadable: false, reason, statement, detail };
}

/** A value of a document in a sentence, cut where it is long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** @returns what is wrong with it, if anything */
function readStatement(given: unknown): Statement | string {
  const { data, error } = statementSchema.safeParse(given);
  if (error) {
    const [issue] = error.issues;
    return issue && issue.path.length > 0
      ? `its ${String(issue.path[0])} is not what IAM takes`
      : 'it is no object';
  }
  const actions = clauseOf(data.Action, data.NotAction);
  const resources = clauseOf(data.Resource, data.NotResource);
  if (actions === null) return 'it needs either Action or NotAction';
  if (resources === null) return 'it needs either Resource or NotResource';
  const condition = data.Condition ?? {};
  const isConditional = Object.values(condition).some((keys) => Object.keys(keys).length > 0);
  return {
    sid: data.Sid ?? null,
    effect: data.Effect,
    actions,
    resources,
    condition: isConditional ? condition : null,
  };
}

function clauseOf(plain: string[] | undefined, negated: string[] | undefined): Statement['actions'] | null {
  if ((plain === undefined) === (negated === undefined)) return null;
  return { patterns: plain ?? negated ?? [], isNegated: plain === undefined };
}
