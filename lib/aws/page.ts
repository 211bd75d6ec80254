import type { Issue } from '#lib/domain/collections.ts';
import { type Answer, textOf } from './answer.ts';
import { InvalidAnswer } from './aws-failure.ts';
import { failureOf } from './errors.ts';
import type { Call } from './failure-facts.ts';
import { detachedText } from './storable-text.ts';

/** One page of a listing: what could be read, and what could not, by place. */
export type Page<T> = { resources: T[]; malformed: Issue[] };

/** A listing of AWS's: the element that holds the list, and the one that holds the next page's token. */
export type Listing<Name extends string = string> = { call: Call; list: Name; token: Name };

/**
 * Asks for page after page until AWS gives no token. Throws `AwsFailure` if a page has no list, or a
 * token comes twice, which would never end.
 */
export async function* readPages<Name extends string>(
  listing: Listing<NoInfer<Name>>,
  ask: (token: string | undefined) => Promise<Answer<Name>>,
): AsyncGenerator<Answer<Name>> {
  const used = new Set<string>();
  let token: string | undefined;
  do {
    const answer = await ask(token);
    if (answer[listing.list] === undefined)
      throw failureOf(new InvalidAnswer(`no <${listing.list}>`), listing.call);
    // Read before the answer is handed on, so that it is not kept while its page is stored.
    token = detachedText(textOf(answer, listing.token) ?? '') || undefined;
    yield answer;
    if (token !== undefined && used.has(token))
      throw failureOf(new InvalidAnswer('the same page twice'), listing.call);
    if (token !== undefined) used.add(token);
  } while (token !== undefined);
}

/** Reads each entry with `read`; one for which it gives null becomes a `malformed` issue that names its place. */
export function readEntries<T>(
  entries: Answer[],
  read: (entry: Answer) => T | null,
  what: string,
  call: Call,
): Page<T> {
  const page: Page<T> = { resources: [], malformed: [] };
  for (const [index, entry] of entries.entries()) {
    const resource = read(entry);
    if (resource === null) page.malformed.push(malformed(what, `entry ${index + 1} of its page`, call));
    else page.resources.push(resource);
  }
  return page;
}

/** The issue for a resource that AWS listed without what tells it from others. */
export function malformed(what: string, place: string, { action, where }: Call): Issue {
  const message = `${action} in ${where} listed ${what} that cannot be told from others (${place}): it was left out. Look at it with the AWS CLI.`;
  return { code: 'malformed', message, action };
}
