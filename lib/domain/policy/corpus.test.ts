import { describe, expect, test } from 'vitest';
import { analyseLabelled, readCorpus, scoresOf } from '#bench/policies/corpus.ts';
import { loadActionCatalogue } from '#lib/aws/action-catalogue.ts';

const [corpus, catalogue] = await Promise.all([readCorpus(), loadActionCatalogue()]);
const results = corpus.map((role) => ({ role, analysis: analyseLabelled(catalogue, role) }));

describe.each([...new Set(corpus.map(({ file }) => file))])('%s', (file) => {
  const cases = results.filter(({ role }) => role.file === file);
  test.each(cases.map(({ role, analysis }) => [role.name, role, analysis] as const))(
    '%s',
    (_, { expected }, analysis) => {
      if ('notAssessed' in expected) {
        expect(analysis).toMatchObject({ isAssessed: false, reasons: [{ reason: expected.notAssessed }] });
        return;
      }
      const classes = analysis.isAssessed ? analysis.classes : [];
      const told = classes.map((claim) => [claim.class, claim.isSure ? 'sure' : 'weakened']);
      expect(Object.fromEntries(told)).toEqual(expected.classes);
      const paths = classes.flatMap((claim) => claim.paths.map(({ path }) => path));
      expect(paths).toEqual(expect.arrayContaining(expected.paths));
      for (const claim of classes) {
        expect(claim.causes.length).toBeGreaterThan(0);
        if (!claim.isSure) expect(claim.weakenedBy.length).toBeGreaterThan(0);
      }
    },
  );
});

test('at least 80 labelled roles, of which no administrator and no escalation is missed', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(80);
  const scores = scoresOf(results);
  for (const name of ['administrator', 'privilege-escalation'] as const) {
    const { found = 0, missed, wrong = 0 } = scores.get(name) ?? {};
    expect([name, missed]).toEqual([name, 0]);
    expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.99);
  }
});
