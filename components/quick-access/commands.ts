import type { SearchHit } from '#lib/api/schemas.ts';

/** Something that the search offers: a place to go to, or a thing to do. */
export type Command = {
  id: string;
  group: 'page' | 'action' | 'rule' | SearchHit['kind'];
  label: string;
  /** Where or whose it is. */
  context?: string;
  /** By what else it is found. */
  keywords?: string;
  run: () => void;
};

/** The commands whose label or keywords have every word of the text, in any case; those that begin with it come first. */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = ({ label, keywords = '' }: Command) => {
    const names = `${label} ${keywords}`.toLowerCase();
    return words.every((word) => names.includes(word));
  };
  const matching = commands.filter(isMeant);
  const startsWithText = ({ label }: Command) => label.toLowerCase().startsWith(words.join(' '));
  return [...matching.filter(startsWithText), ...matching.filter((command) => !startsWithText(command))];
}

/** What was found, accounts whose id or name begins with the text before all else. */
export function accountsFirst(hits: readonly SearchHit[], text: string): readonly SearchHit[] {
  const wanted = text.toLowerCase();
  const isMeant = ({ kind, id, label }: SearchHit) =>
    kind === 'account' && (id.startsWith(wanted) || label.toLowerCase().startsWith(wanted));
  return [...hits.filter(isMeant), ...hits.filter((hit) => !isMeant(hit))];
}

/** The commands by group, in the order in which groups first come. */
export function groupCommands(commands: readonly Command[]): readonly [Command['group'], Command[]][] {
  return [...Map.groupBy(commands, ({ group }) => group)];
}
