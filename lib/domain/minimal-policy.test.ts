import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { minimalPolicy } from './minimal-policy.ts';

test('the README shows the policy that collectors need', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = /```json\n(.*?)```/s.exec(readme)?.[1] ?? '';
  expect(JSON.parse(shown)).toEqual(minimalPolicy());
});

test('every action of it reads', () => {
  const [statement] = minimalPolicy().Statement;
  const verbs = statement?.Action.map((action) => /^(ec2|iam):(Describe|Get|List|Generate)/.test(action));
  expect(verbs).not.toContain(false);
});
