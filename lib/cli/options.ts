import { type Command, InvalidArgumentError, Option } from 'commander';

/** An option that takes a whole number in a range; anything else is wrong usage. */
export function wholeNumberOption(flags: string, description: string, min: number, max: number): Option {
  return new Option(flags, description).argParser((text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new InvalidArgumentError(`Allowed: a whole number from ${min} to ${max}.`);
    }
    return value;
  });
}

/** `--port` of commands that serve something. */
export function portOption(description: string): Option {
  return wholeNumberOption('-p, --port <port>', description, 1, 65_535);
}

/** An option whose text has to match a pattern. */
export function patternOption(flags: string, description: string, pattern: RegExp, allowed: string): Option {
  return new Option(flags, description).argParser((text) => {
    if (!pattern.test(text)) throw new InvalidArgumentError(`Allowed: ${allowed}.`);
    return text;
  });
}

/** Adds examples to a command's help. */
export function addExamples(command: Command, examples: [line: string, meaning: string][]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  ${line.padEnd(width)}   ${meaning}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
