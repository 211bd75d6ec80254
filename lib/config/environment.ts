import { resolve } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operator-error.ts';

const loopbackHosts = ['127.0.0.1', '::1', 'localhost'];

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'must be a port number from 1 to 65535');

/** The environment variables that Rolecall reads; the SDK reads the other AWS_* ones by itself. */
export const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be a PostgreSQL URL such as postgresql://user:password@host:5432/rolecall')
    .refine(
      namesNoSchema,
      'must not name a schema but public: Rolecall wants a database of its own and keeps its tables there. Take ?schema=… away',
    )
    .optional()
    .describe('A PostgreSQL server to use in place of the embedded one.'),
  PORT: port.default(3000).describe('Port of the dashboard.'),
  HOST: z
    .string()
    .refine(
      (host) => loopbackHosts.includes(host),
      `must be one of ${loopbackHosts.join(', ')}: there is no sign-in yet, so the dashboard answers on this machine only. Reach it from elsewhere through an SSH tunnel (ssh -L 3000:127.0.0.1:3000 host)`,
    )
    .default('127.0.0.1')
    .describe('Address that the dashboard listens on. Loopback only, until there is a sign-in.'),
  ROLECALL_DATA_DIR: z
    .string()
    .default('.rolecall')
    .describe('Folder of the embedded database, the logs and the lock.'),
  ROLECALL_CONFIG: z.string().default('rolecall.yaml').describe('Path of the settings file.'),
  AWS_ENDPOINT_URL: z
    .string()
    .refine(isHttpUrl, 'must be an http(s) URL such as http://127.0.0.1:4566')
    .optional()
    .describe('Another server that speaks the AWS API, such as `rolecall simulate`.'),
  AWS_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'must be a region name such as us-east-1')
    .optional()
    .describe('Region of the first calls. Default: that of the profile, else us-east-1.'),
  AWS_PROFILE: z.string().optional().describe('Profile of the AWS configuration to use.'),
});

/** Environment variables as a process has or is given them; undefined takes one away. */
export type Variables = Record<string, string | undefined>;

/** The environment, checked, with defaults and absolute paths. */
export type Environment = {
  databaseUrl: string | undefined;
  port: number;
  host: string;
  dataDir: string;
  configPath: string;
  /** Whether ROLECALL_CONFIG was given: then the file has to exist. */
  isConfigGiven: boolean;
  aws: { endpointUrl: string | undefined; region: string | undefined; profile: string | undefined };
};

/**
 * Reads the environment. An empty variable counts as unset; relative paths start at `cwd`.
 *
 * @throws OperatorError naming every variable that is wrong and what it may be
 */
export function parseEnvironment(env: Variables, cwd: string = process.cwd()): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = environmentSchema.safeParse(given);
  if (error) {
    const lines = error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`);
    throw new OperatorError(lines.join('\n'), {
      next: 'Change or unset it in the environment and start again.',
    });
  }
  return {
    databaseUrl: data.DATABASE_URL,
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(cwd, data.ROLECALL_DATA_DIR),
    configPath: resolve(cwd, data.ROLECALL_CONFIG),
    isConfigGiven: given.ROLECALL_CONFIG !== undefined,
    aws: { endpointUrl: data.AWS_ENDPOINT_URL, region: data.AWS_REGION, profile: data.AWS_PROFILE },
  };
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '');
}

function namesNoSchema(text: string): boolean {
  const schema = URL.parse(text)?.searchParams.get('schema') ?? 'public';
  return schema === 'public';
}

function isHttpUrl(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
