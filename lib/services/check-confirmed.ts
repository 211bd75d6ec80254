import { conflict } from './errors.ts';

/**
 * Makes sure that who decides by a pattern knows how much it catches: one that leaves nothing out wants the count, and a
 * count that is given has to be right.
 *
 * @param words what it does, `catches`, and to what, `findings`; `would` says what it would do to everything
 * @throws ServiceError with the count if it is another one, or missing
 */
export function checkConfirmed(
  { count, isEverything }: { count: number; isEverything: boolean },
  confirm: number | undefined,
  words: { catches: string; would: string; what: string },
): void {
  if (confirm === count || (confirm === undefined && !isEverything)) return;
  const caught = isEverything
    ? `The pattern leaves nothing out: it would ${words.would}`
    : `The pattern ${words.catches}`;
  throw conflict(
    `${caught} ${count} ${words.what}, and all that come. If that is meant, say "confirm": ${count}.`,
    { count },
  );
}
