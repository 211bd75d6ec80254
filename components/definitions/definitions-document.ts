import { definitionWords as words } from '#words/definitions.ts';

/** docs/definitions.md: the page of definitions as Markdown. */
export function definitionsDocument(): string {
  const kpis = Object.values(words.kpis).flatMap(({ name, short, formula, paragraphs }) => [
    `## ${name}`,
    short,
    `> ${formula}`,
    ...paragraphs,
  ]);
  const others = words.others.flatMap(({ title, paragraphs }) => [`## ${title}`, ...paragraphs]);
  return [
    '<!-- Made by `npm run docs:definitions` from components/words/en/definitions.ts. -->',
    `# ${words.title}`,
    words.intro,
    ...kpis,
    ...others,
    `## ${words.always.title}`,
    ...words.always.paragraphs,
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}
