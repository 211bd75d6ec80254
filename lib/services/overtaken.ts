import { type FindingDetail, finding } from '#lib/api/schemas.ts';
import { conflict, type ServiceError } from './errors.ts';

/** Says who did what with a finding since it was looked at. */
export function overtaken(detail: FindingDetail, seen: number): ServiceError {
  const since = detail.events.filter((event) => (event.revision ?? 0) > seen);
  const [last] = since;
  const who =
    last === undefined
      ? 'It has been changed'
      : `${last.actor} changed it (${last.kind}) at ${last.at}, after you had looked at it`;
  return conflict(`${who}, so nothing was done. It is ${detail.state} now: look again, then decide.`, {
    current: finding.parse(detail),
    since,
  });
}
