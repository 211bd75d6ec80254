import { formatDay } from '#components/format/times.ts';
import { describeSpan } from '#components/scope/describe-span.ts';
import { endOf, type Scope } from '#lib/queries/span.ts';
import { kpiWords as words } from '#words/kpis.ts';

/** When the figures were that a span's are compared with: only from a span that ends now are they so many days `ago`. */
export function sinceWhen(scope: Scope, now: Date): string {
  const { from, to, at } = scope;
  const span = describeSpan(scope);
  if (endOf(to ?? at, now) >= now) return words.ago(span);
  return from === null ? words.earlier(span) : words.before(formatDay(from));
}
