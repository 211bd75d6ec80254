import { expect, test } from 'vitest';
import { repositoryName } from './file-scans.ts';

test.each([
  ['git@github.com:acme/web.git', 'github.com/acme/web'],
  ['https://github.com/acme/web', 'github.com/acme/web'],
  ['https://user:token@GitHub.com:8443/acme/web.git/', 'github.com/acme/web'],
  ['ssh://git@git.example.org:2222/team/sub/web.git', 'git.example.org/team/sub/web'],
  ['/srv/git/web.git', 'web'],
  ['../web', 'web'],
  ['file:///srv/git/web.git', 'web'],
  ['C:\\code\\web', 'web'],
  [
    'https://codecommit.eu-west-1.amazonaws.com/v1/repos/web',
    'codecommit.eu-west-1.amazonaws.com/v1/repos/web',
  ],
  ['https://h/a?token=abc', 'h/a'],
  ['https://h/a b\u001b[2J', 'h/a-b--2J'],
  ['', null],
  ['/', null],
])('the repository of %j is %j', (remote, name) => {
  expect(repositoryName(remote)).toBe(name);
});

test('a long name is cut', () => {
  expect(repositoryName(`https://h/${'a'.repeat(500)}`)).toHaveLength(200);
});
