import { type Environment, parseEnvironment } from '#lib/config/environment.ts';

/**
 * The environment of a command; `--port` goes before PORT. Children that the command starts see the same.
 *
 * @throws OperatorError naming every variable that is wrong
 */
export function commandEnvironment(
  overrides: { port?: number | undefined; dataDir?: string | undefined } = {},
): Environment {
  if (overrides.port !== undefined) process.env.PORT = String(overrides.port);
  if (overrides.dataDir !== undefined) process.env.ROLECALL_DATA_DIR = overrides.dataDir;
  return parseEnvironment(process.env);
}
