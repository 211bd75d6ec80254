import { badRequest } from '#lib/services/errors.ts';

const longest = 100;
const control = /\p{Cc}/u;

/**
 * Who says that they act: the header `x-rolecall-actor`, percent-encoded where it is not ASCII. Until sign-in exists it
 * tells people on one machine apart, and proves nothing.
 *
 * @param header null: `local`
 * @throws ServiceError for a name that is none
 */
export function actorName(header: string | null): string {
  const name = decoded(header ?? 'local')?.trim() ?? '';
  if (name !== '' && [...name].length <= longest && !control.test(name)) return name;
  const message = `must be a name of 1 to ${longest} characters, percent-encoded where they are not ASCII`;
  throw badRequest([{ parameter: 'x-rolecall-actor', message }]);
}

function decoded(header: string): string | null {
  try {
    return decodeURIComponent(header);
  } catch {
    return null;
  }
}
