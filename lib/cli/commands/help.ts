import { Argument, type Command } from 'commander';

/** `rolecall help`, of all commands that the program has by then. */
export function addHelp(program: Command): void {
  const names = program.commands.map((command) => command.name());
  program
    .helpCommand(false)
    .command('help')
    .summary('show help of a command')
    .addArgument(new Argument('[command]', 'the command').choices(names))
    .action((name?: string) => {
      const command = program.commands.find((each) => each.name() === name) ?? program;
      command.outputHelp();
    });
}
