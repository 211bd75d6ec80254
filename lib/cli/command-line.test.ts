import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../bin/rolecall.js', import.meta.url));
const commands = [
  'start',
  'demo',
  'web',
  'worker',
  'migrate',
  'collect',
  'export',
  'rebuild',
  'doctor',
  'scan',
  'simulate',
];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type End = { code: number | null; out: string; err: string };

function rolecall(args: string[], env: Record<string, string> = {}): Promise<End> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      ...env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

test('--help lists every command and ends well', async () => {
  const { code, out } = await rolecall(['--help']);
  expect(code).toBe(0);
  for (const command of commands) expect(out).toContain(`  ${command} `);
});

test.each(commands)('%s --help shows options and examples', async (command) => {
  const { code, out } = await rolecall([command, '--help']);
  expect(code).toBe(0);
  expect(out).toContain(`Usage: rolecall ${command}`);
  expect(out).toContain('Examples:\n');
  expect(out).toContain('--verbose');
});

test('--version is that of package.json', async () => {
  expect(await rolecall(['--version'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test.each([
  [[], 'Usage: rolecall'],
  [['strat'], 'Did you mean start?'],
  [['start', '--prot', '3001'], 'Did you mean --port?'],
  [['start', '--port', 'x'], 'Allowed: a whole number from 1 to 65535.'],
  [['start', '--port'], 'argument missing'],
  [['demo', '--days', '0'], 'Allowed: a whole number from 1 to 365.'],
  [['demo', '--instances', '1e3'], 'Allowed: a whole number from 1 to 100000.'],
  [['collect', '--account', '12'], 'Allowed: an account id of 12 digits.'],
  [['collect', '--region', 'ireland'], 'Allowed: a region name such as us-east-1'],
  [['doctor', 'now'], 'too many arguments'],
  [['scan'], 'say what to scan'],
  [['scan', 'nowhere'], 'nowhere is not there'],
  [['scan', '.', '--json', '--sarif'], 'choose one of --json and --sarif'],
  [['scan', '.', '--host', 'web-1', '--history'], '--history and --name are for repositories'],
  [['scan', '.', '--public'], 'add --record'],
  [['scan', '.', '--whole'], '--whole goes with --host and a path'],
  [['scan', '.', '--host', 'web 1'], 'Allowed: a host name or an instance id.'],
  [['help', 'strat'], 'Allowed choices are start, demo,'],
])('%j is wrong usage', async (args, message) => {
  const { code, out, err } = await rolecall(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
  expect(err).not.toContain('    at ');
});

test.each([
  ['a port that is no number', { PORT: 'x' }, 'PORT must be a port number from 1 to 65535'],
  ['an address that others reach', { HOST: '0.0.0.0' }, 'HOST must be one of 127.0.0.1, ::1, localhost'],
  ['a settings file that is not there', { ROLECALL_CONFIG: 'nowhere.yaml' }, 'nowhere.yaml cannot be read'],
])('start refuses %s', async (_name, env, message) => {
  const { code, err } = await rolecall(['start'], env);
  expect(code).toBe(1);
  expect(err).toContain(message);
  expect(err).toContain('Next: ');
  expect(err).not.toContain('    at ');
});

test('wrong settings are told with their line, and with --verbose where the error came from', async () => {
  writeFileSync(join(folder, 'wrong.yaml'), 'regions: [us-east-1]\ntargtes: {}\n');
  const { code, err } = await rolecall(['start', '--verbose'], { ROLECALL_CONFIG: 'wrong.yaml' });
  expect(code).toBe(1);
  expect(err).toContain('wrong.yaml:2: targtes: unknown key. Did you mean targets?');
  expect(err).toContain('    at ');
});

test.each(['start', 'web', 'worker', 'collect', 'rebuild'])('%s refuses wrong settings', async (command) => {
  writeFileSync(join(folder, 'rolecall.yaml'), 'targtes: {}\n');
  const { code, err } = await rolecall([command], { DATABASE_URL: 'postgresql://u@127.0.0.1:9/d' });
  rmSync(join(folder, 'rolecall.yaml'));
  expect(code).toBe(1);
  expect(err).toContain('rolecall.yaml:1: targtes: unknown key. Did you mean targets?');
});

describe.each([{}, { DATABASE_URL: 'postgresql://u@127.0.0.1:9/d' }])('with %j', (env) => {
  test.each(['start', 'web', 'worker', 'collect', 'rebuild', 'migrate', 'demo'])(
    '%s explains a data folder that cannot be written',
    async (command) => {
      writeFileSync(join(folder, 'file'), '');
      const more = { ...env, ROLECALL_DATA_DIR: join(folder, 'file/data'), PORT: '39417' };
      const { code, err } = await rolecall([command], more);
      expect(code).toBe(1);
      expect(err).toMatch(/The data folder .*file\/data.* cannot be written: ENOTDIR/);
      expect(err).toContain('ROLECALL_DATA_DIR');
    },
  );
});

test.each([
  ['demo', 'postgres', 'holds the history of an estate'],
  ['start', 'demo.json', 'belongs to a demo'],
  ['collect', 'demo.json', 'belongs to a demo'],
  ['worker', 'demo.json', 'belongs to a demo'],
])('%s refuses a data folder with %s in it', async (command, content, message) => {
  const data = mkdtempSync(join(folder, 'data-'));
  mkdirSync(join(data, content));
  const args = command === 'demo' ? ['demo', '--data-dir', data] : [command];
  const { code, err } = await rolecall(args, { ROLECALL_DATA_DIR: data });
  expect(code).toBe(1);
  expect(err).toContain(`The data folder ${data} ${message}`);
  expect(readdirSync(data)).toEqual([content]);
});

test('with --json an error is JSON too', async () => {
  const { code, out, err } = await rolecall(['collect', '--json'], {
    DATABASE_URL: 'postgresql://u@127.0.0.1:9/d',
  });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    error: {
      message: 'PostgreSQL at 127.0.0.1:9/d refuses connections.',
      next: expect.stringContaining('DATABASE_URL'),
    },
  });
  expect(err).toContain('refuses connections');
});

test('a port that is taken is named with the setting, before any work', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { code, err } = await rolecall(['start'], { PORT: String(port) });
  server.close();
  expect(code).toBe(1);
  expect(err).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
  expect(err).toContain(`PORT=${port + 1} npm start`);
});

test('doctor --json tells each check, and fails without credentials', async () => {
  const { code, out } = await rolecall(['doctor', '--json']);
  expect(code).toBe(1);
  const { ok, checks } = JSON.parse(out);
  expect(ok).toBe(false);
  expect(checks).toContainEqual(expect.objectContaining({ name: 'Node', status: 'ok' }));
  expect(checks).toContainEqual(expect.objectContaining({ name: 'Credentials', status: 'failed' }));
});

test('doctor never shows a secret', async () => {
  const secret = 'wJalrXUtnFEMIsecretbPxRfiCYzzzzzzzzKEY12';
  const { out } = await rolecall(['doctor'], {
    AWS_ACCESS_KEY_ID: 'AKIAQWERTYUIOPASDFGH',
    AWS_SECRET_ACCESS_KEY: secret,
  });
  expect(out).toContain('AKIA************DFGH');
  expect(out).not.toContain(secret);
  expect(out).not.toContain('AKIAQWERTYUIOPASDFGH');
});
