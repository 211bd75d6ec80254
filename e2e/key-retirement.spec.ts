import { AssociateIamInstanceProfileCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListInstanceProfilesCommand } from '@aws-sdk/client-iam';
import type { Page } from '@playwright/test';
import type { AccessKey, AccessKeyDetail, AccessKeysPage } from '#lib/api/schemas.ts';
import { expect, test } from './fixtures.ts';

type Get = <T>(path: string, params?: Record<string, string>) => Promise<T>;

const keyPath = (id: string) => `access-keys/${encodeURIComponent(id)}`;
const here = (page: Page) =>
  page.getByRole('list', { name: 'The steps to zero' }).locator('[aria-current="step"]');

/** What the station of each step is called. */
const stations: Record<AccessKey['step'] | 'gone', string> = {
  unknown: '',
  watch: 'Find who uses it',
  'still-needed': 'Give roles',
  migrated: 'Let it go quiet',
  'ready-to-deactivate': 'Deactivate',
  'deactivate-now': 'Deactivate',
  deactivated: 'Wait',
  'ready-to-delete': 'Delete',
  gone: 'Zero',
};

/** A day: what is shown is how it ended, when the demo's roll call was young. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The days, a week between them, on which a key that was leaked then came to another step; the last one is today. */
async function wayOf(
  get: Get,
  accessKeyId: string,
  daysAgo: number,
): Promise<{ at: string; step: string }[]> {
  const way: { at: string; step: string }[] = [];
  for (let day = daysAgo; day >= 0; day -= 7) {
    const at = dayBefore(day);
    const { data } = await get<AccessKeysPage>('access-keys', { q: accessKeyId, ...(day < 7 ? {} : { at }) });
    const step = data[0]?.step ?? 'gone';
    if (way.at(-1)?.step !== step) way.push({ at, step });
    if (step === 'gone') break;
  }
  return way;
}

test('one leaked key is followed to zero, week by week', async ({ page, api }) => {
  test.setTimeout(90_000);
  const daysAgo = 84;
  const at = dayBefore(daysAgo);
  const { data } = await api.get<AccessKeysPage>('access-keys', { step: 'still-needed', at, limit: '50' });
  const ways = await Promise.all(
    data.map(async ({ id, accessKeyId }) => ({ id, way: await wayOf(api.get, accessKeyId, daysAgo) })),
  );
  const { id, way } = ways.toSorted((a, b) => b.way.length - a.way.length)[0] ?? { id: '', way: [] };
  expect(way.length, 'steps on the way').toBeGreaterThan(2);
  for (const { at: day, step } of way) {
    // A key that is gone is shown by its page of today alone.
    await page.goto(`/access-keys/${encodeURIComponent(id)}${step === 'gone' ? '' : `?at=${day}`}`);
    await expect(here(page)).toContainText(stations[step as AccessKey['step']]);
  }
});

test('an instance that needs a leaked key gets a role, and the key moves on', async ({
  page,
  api,
  request,
}) => {
  test.setTimeout(90_000);
  const { key, detail } = await needyKey(api.get);
  await page.goto('/access-keys');
  const tile = page.locator('[data-step="still-needed"]');
  const before = Number(await tile.locator('strong').textContent());
  await tile.getByRole('link').click();
  await expect(page).toHaveURL(/step=still-needed/);
  await expect(page.getByRole('search').getByRole('status')).toHaveText(new RegExp(`^${before} keys?$`));
  await page.getByRole('link', { name: key.accessKeyId }).click();
  await expect(here(page)).toContainText('Give roles');

  for (const exposure of detail.exposures.filter(isNeeding)) {
    await attachRole(exposure);
    const data = { account: exposure.accountId, region: exposure.region, collector: 'ec2' };
    expect((await request.post('/api/v1/collections', { data })).ok()).toBe(true);
  }
  const needing = async () => (await api.get<AccessKeyDetail>(keyPath(key.id))).retirement?.needing;
  await expect.poll(needing, { timeout: 45_000 }).toBe(0);
  await page.reload();
  await expect(here(page)).toContainText(/Let it go quiet|Deactivate/);
});

type Exposure = AccessKeyDetail['exposures'][number];

const isNeeding = ({ need }: Exposure) => need === 'needed' || need === 'needed-when-started';

/** A leaked key that instances alone need still, the fewest. */
async function needyKey(get: Get): Promise<{ key: AccessKey; detail: AccessKeyDetail }> {
  const { data } = await get<AccessKeysPage>('access-keys', { step: 'still-needed', limit: '50' });
  const keys = await Promise.all(
    data.map(async (key) => ({ key, detail: await get<AccessKeyDetail>(keyPath(key.id)) })),
  );
  const needy = keys.filter(({ detail }) =>
    detail.exposures.filter(isNeeding).every(({ source }) => source === 'user-data'),
  );
  const [first] = needy.toSorted((a, b) => a.key.exposedPlaces - b.key.exposedPlaces);
  if (!first) throw new Error('The demo has no leaked key that instances alone need.');
  return first;
}

/** Gives an instance a role, as the key's page tells. */
async function attachRole({ accountId, region, resourceId }: Exposure) {
  const estate = await fetch(`${process.env.ROLECALL_E2E_AWS_URL}/_simulated/estate`);
  const { accounts } = (await estate.json()) as {
    accounts: { id: string; accessKeyId: string; secretAccessKey: string }[];
  };
  const account = accounts.find(({ id }) => id === accountId);
  if (!account) throw new Error(`The simulated AWS has no account ${accountId}.`);
  const config = { endpoint: process.env.ROLECALL_E2E_AWS_URL ?? '', region, credentials: account };
  const profiles = await new IAMClient(config).send(new ListInstanceProfilesCommand({}));
  const profile = profiles.InstanceProfiles?.find(({ Roles }) => Roles?.length);
  await new EC2Client(config).send(
    new AssociateIamInstanceProfileCommand({
      InstanceId: resourceId,
      IamInstanceProfile: { Arn: profile?.Arn ?? '' },
    }),
  );
}
