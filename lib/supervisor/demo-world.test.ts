import { expect, test } from 'vitest';
import { type SimulatedWorld, simulatedEnvironment } from './demo-world.ts';

const world: SimulatedWorld = {
  url: 'http://127.0.0.1:4566',
  accessKeyId: 'AKIAEXAMPLE',
  secretAccessKey: 'secret',
  accounts: [],
  aliases: {},
};

test('the demo speaks to the simulated AWS alone, and says that it is one', () => {
  const environment = simulatedEnvironment(world, '/data');
  expect(environment).toMatchObject({
    AWS_ENDPOINT_URL: world.url,
    AWS_EC2_METADATA_DISABLED: 'true',
    ROLECALL_CONFIG: '/data/rolecall.yaml',
    ROLECALL_DEMO: '/data',
  });
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL_EC2']) {
    expect(environment).toHaveProperty(name, undefined);
  }
});
