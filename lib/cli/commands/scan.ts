import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples, patternOption } from '../options.ts';
import type { ScanWish } from '../run-scan.ts';

type Options = Omit<ScanWish, 'path'>;

const nothing = 'say what to scan: a folder or file, or --host NAME for the usual places of this host';

/** `rolecall scan`. */
export function addScan(program: Command): void {
  const command = program
    .command('scan')
    .summary('look for static AWS credentials in a repository, a folder or the files of a host')
    .description(
      'Looks for static AWS credentials in files and says where they are: their key ids masked, their secrets never. Of a ' +
        'git repository it reads what git tracks or does not ignore, and names the commit that brought each line in. ' +
        'Prints only, unless --record is given. Exit code 1 if credentials were found, 0 if none were.',
    )
    .argument('[path]', 'the folder or file; with --host, by default the usual places')
    .option('--history', 'look through all former commits too: what they hold is exposed still')
    .addOption(
      patternOption(
        '--name <name>',
        "the repository's name (default: by its remote `origin`)",
        /^[\w./~+@-]{1,200}$/,
        'up to 200 letters, digits and . / ~ + @ - _',
      ),
    )
    .addOption(
      patternOption(
        '--host <name>',
        'the files are those of this host',
        /^[\w.-]{1,253}$/,
        'a host name or an instance id',
      ),
    )
    .option(
      '--whole',
      'with --host and a path: it holds all files of the host, so what is not found there is gone',
    )
    .option(
      '--record',
      'keep what was found: findings open, and end when a later complete scan finds them no more',
    )
    .option('--public', 'with --record: anybody may read it, until --no-public says otherwise')
    .option('--no-public', 'with --record: not everybody may read it')
    .addOption(
      patternOption(
        '--account <id>',
        'with --record: where keys stand whose own account is not monitored (default: the first that is)',
        /^\d{12}$/,
        'an account id of 12 digits',
      ),
    )
    .option('--owner <name>', "with --record: whose it is (default: each key's owner)")
    .option('--json', 'print what was found as JSON')
    .option('--sarif', 'print what was found as SARIF 2.1.0, for code scanning')
    .action(async (path: string | undefined, options: Options) => {
      const refuse = (message: string): never => command.error(`error: ${message}`);
      if (path === undefined && options.host === undefined) refuse(nothing);
      if (options.json && options.sarif) refuse('choose one of --json and --sarif');
      if (options.host !== undefined && (options.history || options.name !== undefined))
        refuse('--history and --name are for repositories, not for --host');
      if (options.whole && (options.host === undefined || path === undefined))
        refuse('--whole goes with --host and a path');
      const { record, account, owner, public: isPublic } = options;
      if (!record && (account !== undefined || owner !== undefined || isPublic !== undefined))
        refuse('--account, --owner and --public say how to keep what was found: add --record');
      const { runScan } = await import('../run-scan.ts');
      const found = await runScan(
        commandEnvironment(),
        createProgress(process.stderr),
        { path, ...options },
        refuse,
      );
      process.exitCode = found > 0 ? 1 : 0;
    });
  addExamples(command, [
    ['rolecall scan .', 'the repository or folder you are in'],
    ['rolecall scan . --history --sarif > scan.sarif', 'with all former commits, for code scanning'],
    ['rolecall scan . --history --record', 'and keep it: findings, key by key'],
    ['rolecall scan --host web-1', 'where credentials usually lie on this machine'],
    ['rolecall scan /mnt/root --host i-0abc1234def567890', 'the files of another one'],
  ]);
}
