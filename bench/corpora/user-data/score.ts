import { findCredentials } from '#lib/domain/credentials/find-credentials.ts';
import { unpackUserData } from '#lib/domain/credentials/unpack-user-data.ts';
import type { LabelledDocument, Planted } from './labelled-document.ts';

/** What detection made of documents of one kind. */
export type Score = {
  kind: string;
  documents: number;
  planted: number;
  /** Of the planted ones, with id and secret as they were planted. */
  found: number;
  /** What was found and is no credential. */
  invented: number;
  /** The documents in which either went wrong. */
  wrong: readonly string[];
};

/** What detection makes of each kind of document. */
export function scoreByKind(documents: readonly LabelledDocument[]): Score[] {
  return [...Map.groupBy(documents, ({ kind }) => kind)].map(([kind, members]) => {
    const results = members.map(detect);
    const sum = (of: (result: Result) => number) => results.reduce((total, result) => total + of(result), 0);
    return {
      ...{ kind, documents: members.length },
      planted: members.reduce((total, { planted }) => total + planted.length, 0),
      found: sum(({ found }) => found),
      invented: sum(({ invented }) => invented),
      wrong: results.filter(({ isRight }) => !isRight).map(({ name }) => name),
    };
  });
}

/** Of all that was planted, the share that was found; of all that was found, the share that was planted. */
export function recallAndPrecision(scores: readonly Score[]): { recall: number; precision: number } {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const found = sum((score) => score.found);
  return {
    recall: found / sum(({ planted }) => planted),
    precision: found / (found + sum(({ invented }) => invented)),
  };
}

type Result = { name: string; found: number; invented: number; isRight: boolean };

function detect({ name, bytes, planted }: LabelledDocument): Result {
  const { parts } = unpackUserData(Buffer.from(bytes).toString('base64'));
  const credentials = findCredentials(parts).map((one) => ({
    id: one.accessKeyId,
    secret: one.revealSecret(),
  }));
  const isPlanted = (one: Planted) => planted.some((wanted) => same(one, wanted));
  const found = planted.filter((wanted) => credentials.some((one) => same(one, wanted))).length;
  const invented = credentials.filter((one) => !isPlanted(one)).length;
  const isRight = found === planted.length && invented === 0;
  return { name, found, invented, isRight };
}

function same(one: Planted, other: Planted): boolean {
  return one.id === other.id && one.secret === other.secret;
}
