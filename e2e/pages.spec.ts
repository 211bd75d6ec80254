import { places } from '#components/frame/places.ts';
import type { AccessKeysPage, FindingsPage, InstancesPage, RolesPage, ScopesPage } from '#lib/api/schemas.ts';
import { firstLoadBytes } from './first-load.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';
import { readLayoutShifts, watchLayoutShifts } from './layout-shifts.ts';

// Its pictures tell enough; a trace of every step takes a sixth of its time.
test.use({ trace: 'off' });

const heaviest = 220_000;
const widths = [390, 1440, 2560];
const states = 'States';

type Api = {
  get: <T>(path: string, params?: Record<string, string>) => Promise<T>;
  scopes: () => Promise<ScopesPage>;
};

/** One page of each kind, the single resources by what the demo has. */
const pages: Readonly<Record<string, (api: Api) => Promise<string>>> = {
  ...Object.fromEntries(places.map(({ href, label }) => [label, async () => href])),
  'One finding': async (api) => `/findings/${(await api.get<FindingsPage>('findings')).data[0]?.id}`,
  'One instance': async (api) =>
    `/instances/${(await api.get<InstancesPage>('instances', { coverage: 'no-profile' })).data[0]?.instanceId}`,
  'One access key': async (api) =>
    `/access-keys/${encodeURIComponent((await api.get<AccessKeysPage>('access-keys')).data[0]?.id ?? '')}`,
  'One role': async (api) =>
    `/roles/${(await api.get<RolesPage>('roles', { ec2Assumable: 'true' })).data[0]?.roleArn}`,
  'One launch template': async (api) => {
    const { data } = await api.get<{ data: { templateId: string }[] }>('launch-templates');
    return `/launch-templates/${data[0]?.templateId}`;
  },
  'One control': async () => '/compliance/pci-dss/4.0.1/7.2.1',
  'Findings over time': async () => '/findings/trends',
  Mutes: async () => '/findings/mutes',
  Exemptions: async () => '/instances/exemptions',
  Definitions: async () => '/definitions',
  Rules: async () => '/rules',
  'One owner': async () => '/owners/payments',
  'One account': async (api) => {
    const { data } = await api.get<{ data: { accountId: string }[] }>('accounts');
    return `/accounts/${data[0]?.accountId}`;
  },
  [states]: async () => '/dev/states',
};

for (const [name, addressOf] of Object.entries(pages)) {
  test(`${name}: axe finds nothing, nothing shifts or is too wide or heavy, pictures are taken`, async ({
    page,
    api,
    baseURL,
  }, info) => {
    test.setTimeout(240_000);
    await watchLayoutShifts(page, 'arrived');
    const address = await addressOf(api);
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 500 ? 844 : 1000 });
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      // The widest is what one gets who makes the window larger.
      if (width !== widths.at(-1)) {
        await inPeace(api, async () => {
          await page.goto(address);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle');
        });
        expect(await readLayoutShifts(page)).toEqual([]);
      }
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: 'page width' })
        .toBe(width);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const path = info.outputPath(`${width}-${colorScheme}.jpg`);
        await page.screenshot({ path, type: 'jpeg', quality: 80, fullPage: true });
      }
      if (width !== widths.at(-1)) await expectNoViolations(page);
    }
    // The page of states is not in production, and has all parts of all pages.
    if (name !== states)
      expect(await firstLoadBytes(new URL(address, baseURL).href), 'JavaScript, gzipped').toBeLessThanOrEqual(
        heaviest,
      );
  });
}

/** Does something until nothing was collected meanwhile: other tests collect, and what that changes moves by right. */
async function inPeace(api: Api, load: () => Promise<void>): Promise<void> {
  const collections = async () => {
    const { data } = await api.scopes();
    return JSON.stringify(
      data.map(({ waiting, running, last }) => [waiting !== null, running?.id, last?.id]),
    );
  };
  let before: string;
  do {
    before = await collections();
    await load();
  } while ((await collections()) !== before);
}
