import { describe, expect, test } from 'vitest';
import type { KeyLife } from '#lib/domain/exposures.ts';
import type { ExposedFile } from '#lib/domain/inventory.ts';
import { exposureDraft, userDataCredentialsRule } from './exposed-credentials.ts';
import { accountId, exposureWith, region } from './testing/subjects.ts';

type Fields = Parameters<typeof exposureWith>[0];

const userOf: Partial<Record<KeyLife, string>> = { active: 'deploy', inactive: 'deploy' };

const inUserData = (fields: Fields = {}, life: KeyLife = 'active') =>
  exposureDraft({ accountId, region, exposure: exposureWith(fields), life, userName: userOf[life] ?? null });

const template: Fields = { source: 'launch-template', resourceId: 'lt-0abc:3' };
const inTemplate = () =>
  exposureDraft({ accountId, region, exposure: exposureWith(template), life: 'active', userName: 'deploy' });

describe('credentials in user data and launch templates', () => {
  test('a finding names the place and the masked key, and its evidence no secret nor its digest', () => {
    const draft = inUserData();
    expect(draft).toMatchObject({
      ruleId: 'user-data-credentials',
      resourceKind: 'instance',
      resourceId: 'i-0abc1234def567890',
      severity: 'critical',
      title: 'Access key AKIA************WXYZ with its secret in the user data of i-0abc1234def567890',
      evidence: { accessKeyId: 'AKIAQYLPMN5HABCDWXYZ', line: 4, column: 8, length: 40, keyLife: 'active' },
    });
    expect(JSON.stringify(draft)).not.toContain('digest-of-the-secret');
    expect(inTemplate()).toMatchObject({
      ruleId: 'launch-template-credentials',
      resourceKind: 'launch-template',
      title: 'Access key AKIA************WXYZ with its secret in the user data of launch template lt-0abc:3',
    });
  });

  test.each<[Partial<ExposedFile>, string, string]>([
    [{}, 'in deploy.env:4 of acme/web', 'in deploy.env:4 on host acme/web'],
    [{ isRemoved: true }, 'in the history of deploy.env of acme/web', 'in deploy.env:4 on host acme/web'],
  ])('of a file with %j the title says: %s, or %s', (fields, ofCode, ofHost) => {
    const commit = { id: 'c'.repeat(40), authoredAt: '2026-02-01T00:00:00.000Z' };
    const file = {
      path: 'deploy.env',
      line: 4,
      commit,
      isRemoved: false,
      isPublic: false,
      otherPlaces: 0,
      ...fields,
    };
    const place = { resourceId: 'acme/web', place: 'deploy.env', file };
    const subject = { accountId, region: 'global', life: 'active' as const, userName: 'deploy' };
    const code = exposureDraft({ ...subject, exposure: exposureWith({ ...place, source: 'code' }) });
    const host = exposureDraft({ ...subject, exposure: exposureWith({ ...place, source: 'host' }) });
    expect([code.title, host.title].map((title) => title.slice(title.indexOf(' in ') + 1))).toEqual([
      ofCode,
      ofHost,
    ]);
    expect(code).toMatchObject({
      ruleId: 'code-credentials',
      resourceKind: 'repository',
      severity: 'critical',
    });
    expect(host).toMatchObject({ ruleId: 'host-credentials', resourceKind: 'host', severity: 'critical' });
    expect(code.evidence).toMatchObject({
      path: 'deploy.env',
      commit: commit.id,
      committedAt: commit.authoredAt,
    });
  });

  test.each<[Fields, string]>([
    [{ kind: 'access-key-id', confidence: 'lead' }, 'Access key id AKIA************WXYZ in'],
    [{ kind: 'secret-access-key', accessKeyId: null }, 'Secret access key in'],
    [
      { kind: 'session-credentials', accessKeyId: 'ASIAQYLPMN5HABCDWXYZ' },
      'Session credentials ASIA************WXYZ in',
    ],
    [{ kind: 'bedrock-api-key', accessKeyId: null }, 'Bedrock API key in'],
  ])('the title names the kind: %o', (fields, title) => {
    expect(inUserData(fields).title).toContain(title);
  });

  test('an account that is not monitored is said so', () => {
    const draft = inUserData({ keyAccountId: '210987654321' }, 'unmonitored');
    expect(draft.severity).toBe('high');
    expect(draft.evidence.keyLifeNote).toContain('210987654321, which is not monitored');
  });
});

describe('the fingerprint', () => {
  test('stays where the credential moves within its text, or its key’s life or owner changes', () => {
    const moved = inUserData({ place: 'part 2', line: 9, column: 1, owner: 'search' }, 'deleted');
    expect(moved.fingerprint).toBe(inUserData().fingerprint);
  });

  test('differs by credential, resource and source', () => {
    const prints = [
      inUserData(),
      inUserData({ credential: 'AKIAQYLPMN5HABCDAAAA' }),
      inUserData({ resourceId: 'i-2' }),
      inTemplate(),
    ].map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('how to retire the credential first', () => {
  const stepsFor = (fields: Fields, life: KeyLife) => {
    const { cli, console: steps } = userDataCredentialsRule.remediate(inUserData(fields, life));
    return `${cli}\n${steps.join('\n')}`;
  };

  test.each<[string, Fields, KeyLife, RegExp, RegExp | null]>([
    [
      'a user’s key',
      {},
      'active',
      /update-access-key --user-name deploy .*Users, deploy,/s,
      /USER_NAME|last-used|as root|expire/,
    ],
    [
      'a key of an account that is not monitored',
      {},
      'unmonitored',
      /Which user has the key is not known here.*last-used.*USER_NAME/s,
      /as root/,
    ],
    ['a key that is gone', {}, 'deleted', /deleted already/, /-access-key|deactivate/],
    ['what may be a key of root', {}, 'perhaps-root', /sign in as root/, null],
    [
      'a temporary id alone',
      { accessKeyId: 'ASIAQYLPMN5HABCDWXYZ' },
      'unknown',
      /expire/,
      /update-access-key/,
    ],
    ['a bearer token', { accessKeyId: 'ABIAQYLPMN5HABCDWXYZ' }, 'unknown', /lists no/, /update-access-key/],
  ])('of %s', (_, fields, life, says, saysNot) => {
    const steps = stepsFor(fields, life);
    expect(steps).toMatch(says);
    if (saysNot !== null) expect(steps).not.toMatch(saysNot);
  });
});
