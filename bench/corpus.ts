import { decoyDocuments } from './corpora/user-data/decoys.ts';
import { plantedDocuments } from './corpora/user-data/planted.ts';
import { recallAndPrecision, type Score, scoreByKind } from './corpora/user-data/score.ts';
import { atLeast, atMost, type Figure } from './figure.ts';

/** How many of the planted keys are found, and how much that is found is none: in all and by kind of document. */
export async function run(): Promise<Figure[]> {
  const [planted, decoys] = [scoreByKind(plantedDocuments()), scoreByKind(decoyDocuments())];
  const { recall, precision } = recallAndPrecision([...planted, ...decoys]);
  const documents = [...planted, ...decoys].reduce((sum, score) => sum + score.documents, 0);
  return [
    atLeast({
      ...{ name: 'planted keys that are found', measured: recall * 100, goal: 100, unit: '%' },
      detail: `${documents} documents`,
    }),
    atLeast({
      ...{ name: 'found keys that were planted', measured: precision * 100, goal: 99, unit: '%' },
      detail: `${documents} documents`,
    }),
    ...planted.map(missedOf),
    ...decoys.map(inventedOf),
  ];
}

function missedOf({ kind, planted, found, documents, wrong }: Score): Figure {
  return atMost({
    ...{ name: `missed: ${kind}`, measured: planted - found, goal: 0, unit: 'keys' },
    detail: wrong[0] ?? `of ${planted} in ${documents} documents`,
  });
}

function inventedOf({ kind, invented, documents, wrong }: Score): Figure {
  return atMost({
    ...{ name: `taken for a key: ${kind}`, measured: invented, goal: 0, unit: 'places' },
    detail: wrong[0] ?? `${documents} documents`,
  });
}
