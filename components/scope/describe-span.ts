import { type Scope, spanDays } from '#lib/queries/span.ts';
import { scopeWords } from '#words/scope.ts';

/** `30 days`: how long the span is, in words. */
export function describeSpan(scope: Scope): string {
  return scope.from === null ? scopeWords.ranges[scope.range] : scopeWords.days(spanDays(scope));
}
