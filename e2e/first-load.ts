import { gzipSync } from 'node:zlib';

/** What the first HTML of a page asks for, gzipped, in bytes. Scripts that only old browsers run do not count. */
export async function firstLoadBytes(url: string): Promise<number> {
  const page = await fetch(url, { headers: { 'sec-fetch-dest': 'document' } });
  if (!page.ok) throw new Error(`${url} answered ${page.status}.`);
  const html = await page.text();
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const scripts = tags
    .filter((tag) => !/\snomodule\b/i.test(tag) && !/rel="stylesheet"/.test(tag))
    .flatMap((tag) => /(?:src|href)="(\/_next\/[^"]+\.js[^"]*)"/.exec(tag)?.[1] ?? []);
  const sizes = await Promise.all([...new Set(scripts)].map((path) => gzippedSize(new URL(path, url).href)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function gzippedSize(url: string): Promise<number> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return gzipSync(new Uint8Array(await answer.arrayBuffer())).length;
}
