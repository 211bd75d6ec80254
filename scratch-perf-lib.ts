import pg from 'pg';
export const stats = new Map<string, { n: number; ms: number }>();
export const full = new Map<string, { text: string; values: any }>();
const orig = pg.Client.prototype.query;
(pg.Client.prototype as any).query = function (q: any, ...rest: any[]) {
  const t = performance.now();
  const r: any = (orig as any).call(this, q, ...rest);
  if (r?.then) r.then(() => { const key = String(q.text ?? q).replaceAll(/\s+/g, ' ').slice(0, 150); full.set(key, { text: q.text, values: q.values ?? rest[0] }); const s = stats.get(key) ?? { n: 0, ms: 0 }; s.n++; s.ms += performance.now() - t; stats.set(key, s); }, () => {});
  return r;
};
export function report(title: string, n = 14) {
  const rows = [...stats].sort((a, b) => b[1].ms - a[1].ms);
  console.log(`-- ${title}: ${[...stats.values()].reduce((x, r) => x + r.n, 0)} statements ${[...stats.values()].reduce((x, r) => x + r.ms, 0).toFixed(0)} ms`);
  for (const [q, r] of rows.slice(0, n)) console.log('   ', r.n, r.ms.toFixed(0), (r.ms / r.n).toFixed(2), q);
  stats.clear();
}
