import type { Health } from '#lib/api/schemas.ts';

/** Whether the server answers and reads its database. That nothing is collected meanwhile is another matter. */
export async function isServerThere(): Promise<boolean> {
  try {
    const answer = await fetch('/api/health', { cache: 'no-store' });
    const { live, database }: Health = await answer.json();
    return live && database?.state === 'ok';
  } catch {
    return false;
  }
}
