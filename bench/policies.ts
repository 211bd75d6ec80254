import { loadActionCatalogue } from '#lib/aws/action-catalogue.ts';
import type { ActionCatalogue } from '#lib/domain/policy/action-catalogue.ts';
import { analyseDocument } from '#lib/domain/policy/analyse-document.ts';
import { analysePrincipal } from '#lib/domain/policy/analyse-principal.ts';
import type { PermissionClass } from '#lib/domain/policy/permission-class.ts';
import { atMost, type Figure } from './figure.ts';
import { analyseLabelled, readCorpus, type Score, scoresOf } from './policies/corpus.ts';
import { makeRoles } from './policies/made-roles.ts';
import type { World } from './world.ts';

const roles = 1_000;
const statements = 10;
const goalSeconds = 10;

/** Classes that a role must not be cleared of wrongly, and how many of the others may be missed. */
const recallGoals: Partial<Record<PermissionClass, number>> = { administrator: 1, 'privilege-escalation': 1 };
const otherRecall = 0.95;
const precisionGoal = 0.99;

/** How well labelled policies are told, class by class, and how fast many roles are. */
export async function run(world: World): Promise<Figure[]> {
  const start = performance.now();
  const catalogue = await loadActionCatalogue();
  world.log(`${catalogue.names.length} actions read in ${Math.round(performance.now() - start)} ms`);
  return [...(await quality(catalogue)), speed(catalogue)];
}

async function quality(catalogue: ActionCatalogue): Promise<Figure[]> {
  const corpus = await readCorpus();
  const results = corpus.map((role) => ({ role, analysis: analyseLabelled(catalogue, role) }));
  return [...scoresOf(results)].flatMap(([name, score]) => figuresOf(name, score, corpus.length));
}

function figuresOf(name: PermissionClass, { found, missed, wrong }: Score, labelled: number): Figure[] {
  const detail = `${found} found, ${missed} missed, ${wrong} found where there is none, of ${labelled} labelled roles`;
  return [
    atLeast({
      ...{ name: `${name}: recall`, measured: found / (found + missed), detail },
      goal: recallGoals[name] ?? otherRecall,
    }),
    atLeast({ name: `${name}: precision`, measured: found / (found + wrong), goal: precisionGoal, detail }),
  ];
}

/** A share that must reach its goal. */
function atLeast(figure: Omit<Figure, 'isMet' | 'unit'>): Figure {
  return { ...figure, unit: '', isMet: figure.measured >= figure.goal };
}

function speed(catalogue: ActionCatalogue): Figure {
  const made = makeRoles(catalogue, roles, statements);
  const start = performance.now();
  let broad = 0;
  for (const { roleArn, policies } of made) {
    const analysed = policies.map(({ document, ...name }) => ({
      ...name,
      analysis: analyseDocument(catalogue, document),
    }));
    const analysis = analysePrincipal(catalogue, { arn: roleArn, policies: analysed });
    if (analysis.isAssessed && analysis.classes.length > 0) broad++;
  }
  const seconds = (performance.now() - start) / 1_000;
  return atMost({
    ...{
      name: `${roles} roles of ${statements} statements, on one core`,
      measured: seconds,
      goal: goalSeconds,
    },
    ...{
      unit: 's',
      detail: `every document another one, none analysed before; ${broad} of the roles are broad`,
    },
  });
}
