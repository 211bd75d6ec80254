import { chartPanel, expect, test } from './fixtures.ts';

const noncePattern = /'nonce-([A-Za-z0-9+/]{22}==)'/;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('no page breaks its own policy, with charts interactive and everything opened', async ({
      page,
      violations,
    }) => {
      await page.goto('/?range=90d');
      for (const name of ['Role coverage', 'Exposed credentials']) {
        const panel = chartPanel(page, name);
        await panel.scrollIntoViewIfNeeded();
        await panel
          .locator('[data-face="interactive"][data-covered="false"] .recharts-surface')
          .first()
          .hover();
        await expect(panel.locator('dl')).toBeVisible();
        await panel.locator('summary').click();
        // It moves what is below once it is there.
        await expect(panel.getByRole('table')).toBeVisible();
      }
      await page.getByRole('button', { name: 'Display' }).click();
      for (const name of ['Light', 'Dark', 'As the system']) await page.getByRole('radio', { name }).check();
      await page.getByRole('combobox', { name: 'Account' }).selectOption({ index: 1 });
      await page.goto('/nowhere');
      await page.getByRole('link', { name: 'To the Overview' }).click();
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
      expect(violations).toEqual([]);
    });
  });
}

test('a script without the nonce does not run', async ({ page, violations, pageErrors }) => {
  await page.route('**/', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('</body>', '<script>window.injected = true</script></body>');
    await route.fulfill({ response: answer, body });
  });
  await page.goto('/');
  await expect.poll(() => violations).toEqual([expect.stringContaining('script-src-elem')]);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  // What the test provoked is no fault of the page.
  pageErrors.length = 0;
});

test('every request has a nonce of its own, and every script and style element carries it', async ({
  request,
}) => {
  const nonces: string[] = [];
  for (const path of ['/', '/', '/nowhere']) {
    const answer = await request.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const nonce = noncePattern.exec(policy)?.[1] ?? '';
    expect(nonce, policy).not.toBe('');
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    const html = await answer.text();
    for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/g))
      expect(tag).toContain(`nonce="${nonce}"`);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(nonces.length);
});

test('data has a policy under which nothing runs', async ({ request }) => {
  for (const path of ['/api/health', '/api/v1/accounts', '/api/v1/nothing', '/metrics', '/icon.svg']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy'], path).toMatch(/^default-src 'none';/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
  }
});

test('a page under a foreign host name is refused with 403, and so is data', async ({ request }) => {
  const headers = { host: 'evil.example:3000' };
  const page = await request.get('/', { headers });
  expect(page.status()).toBe(403);
  expect(await page.text()).toContain('&quot;evil.example:3000&quot;');
  expect((await request.get('/api/v1/kpis', { headers })).status()).toBe(403);
});

test('an address that cannot be read is refused with 400', async ({ page, request }) => {
  const problem = await request.get('/api/v1/%E0%A4%A');
  expect(problem.status()).toBe(400);
  expect(problem.headers()['content-type']).toContain('application/problem+json');
  const answer = await page.goto('/%E0%A4%A');
  expect(answer?.status()).toBe(400);
  await page.getByRole('link', { name: 'To the Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});
