import { maskedKeyId } from '#lib/domain/access-keys.ts';
import type { Context } from './context.ts';

const keyIds = /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g;

/** Whether the actor sees access key ids in full: those who may triage. The local operator may. */
function seesKeyIds({ actor }: Context): boolean {
  return actor.kind === 'operator' || actor.kind === 'system';
}

/** Text with every access key id in it as the actor may see it. */
export function shownText(ctx: Context, text: string): string {
  return seesKeyIds(ctx) ? text : text.replaceAll(keyIds, maskedKeyId);
}

/** JSON with every access key id in it as the actor may see it. */
export function shownJson(ctx: Context, json: unknown): unknown {
  return seesKeyIds(ctx) ? json : JSON.parse(shownText(ctx, JSON.stringify(json ?? null)));
}
