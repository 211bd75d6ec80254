import { type Answer, textOf } from './answer.ts';

/** A time as AWS writes it (ISO 8601); null if the text is none, or of a year before 1970 or after 9999. */
export function parseTime(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d\d-\d\d/.test(text)) return null;
  const time = new Date(text);
  return time.getTime() >= 0 ? time : null;
}

/** The time that an element of an answer holds; null if it holds none. */
export function timeOf<Name extends string>(answer: Answer<Name>, name: NoInfer<Name>): Date | null {
  return parseTime(textOf(answer, name));
}

/** The time in EC2's StateTransitionReason: `User initiated (2026-01-31 09:15:00 GMT)`. */
export function stateChangeTime(reason: string | null): Date | null {
  const stamp = reason?.match(/\((\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:GMT|UTC)\)/);
  return stamp ? parseTime(`${stamp[1]}T${stamp[2]}Z`) : null;
}
