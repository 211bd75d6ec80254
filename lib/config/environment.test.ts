import { expect, test } from 'vitest';
import { parseEnvironment } from './environment.ts';

test('an empty environment gives defaults, with paths from the folder of the caller', () => {
  expect(parseEnvironment({}, '/home/me')).toEqual({
    databaseUrl: undefined,
    port: 3000,
    host: '127.0.0.1',
    dataDir: '/home/me/.rolecall',
    configPath: '/home/me/rolecall.yaml',
    isConfigGiven: false,
    aws: { endpointUrl: undefined, region: undefined, profile: undefined },
  });
});

test('an empty variable counts as unset', () => {
  const environment = parseEnvironment({ PORT: '', DATABASE_URL: '', ROLECALL_CONFIG: '' }, '/home/me');
  expect(environment).toMatchObject({ port: 3000, databaseUrl: undefined, isConfigGiven: false });
});

test('what is given is taken', () => {
  const given = {
    PORT: '8080',
    HOST: 'localhost',
    ROLECALL_DATA_DIR: '/data',
    ROLECALL_CONFIG: 'conf/my.yaml',
  };
  expect(
    parseEnvironment({ ...given, DATABASE_URL: 'postgres://u@h/d', AWS_REGION: 'eu-west-1' }, '/srv'),
  ).toMatchObject({
    port: 8080,
    host: 'localhost',
    dataDir: '/data',
    configPath: '/srv/conf/my.yaml',
    isConfigGiven: true,
    databaseUrl: 'postgres://u@h/d',
    aws: { region: 'eu-west-1' },
  });
});

test.each([
  [{ PORT: 'x' }, 'PORT must be a port number from 1 to 65535'],
  [{ PORT: '0' }, 'PORT must be a port number'],
  [{ PORT: '65536' }, 'PORT must be a port number'],
  [{ PORT: '-1' }, 'PORT must be a port number'],
  [{ PORT: '3000 ' }, 'PORT must be a port number'],
  [{ HOST: '0.0.0.0' }, 'HOST must be one of 127.0.0.1, ::1, localhost: there is no sign-in yet'],
  [{ HOST: '192.168.1.2' }, 'HOST must be one of'],
  [{ DATABASE_URL: 'mysql://u@h/d' }, 'DATABASE_URL must be a PostgreSQL URL'],
  [{ DATABASE_URL: 'postgresql://u@h/d?schema=mine' }, 'DATABASE_URL must not name a schema'],
  [{ DATABASE_URL: 'host=localhost' }, 'DATABASE_URL must be a PostgreSQL URL'],
  [{ AWS_ENDPOINT_URL: 'localhost:4566' }, 'AWS_ENDPOINT_URL must be an http(s) URL'],
  [{ AWS_REGION: 'Ireland' }, 'AWS_REGION must be a region name'],
])('%j is refused with what is allowed', (env, message) => {
  expect(() => parseEnvironment(env)).toThrow(message);
});

test('all wrong variables are named at once, and a password in one is not repeated', () => {
  const parse = () => parseEnvironment({ PORT: 'x', DATABASE_URL: 'mysql://u:hunter2@h/d' });
  expect(parse).toThrow(/DATABASE_URL[\s\S]*PORT|PORT[\s\S]*DATABASE_URL/);
  expect(parse).not.toThrow(/hunter2/);
});

test('the schema public may be named, as other tools write it', () => {
  const url = 'postgresql://u@h/d?schema=public';
  expect(parseEnvironment({ DATABASE_URL: url }).databaseUrl).toBe(url);
});
