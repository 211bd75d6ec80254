import type { SearchHit } from '#lib/api/schemas.ts';

/** Something that the search offers: a place to go to, or a thing to do. */
export type Command = {
  id: string;
  group: 'page' | 'action' | SearchHit['kind'];
  label: string;
  /** Where or whose it is. */
  context?: string;
  run: () => void;
};

/** The commands whose label has every word of the text, in any case; those that begin with it come first. */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const startsWithText = ({ label }: Command) => label.toLowerCase().startsWith(words.join(' '));
  return [...matching.filter(startsWithText), ...matching.filter((command) => !startsWithText(command))];
}

/** The commands by group, in the order in which groups first come. */
export function groupCommands(commands: readonly Command[]): readonly [Command['group'], Command[]][] {
  return [...Map.groupBy(commands, ({ group }) => group)];
}
