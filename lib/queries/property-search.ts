import { atParams, type Filter, filterParams, type Scope } from './span.ts';

/** Whose resources a property filter searches, and as of when. The part of its query keys that says so. */
export type SearchPlace = Filter & Pick<Scope, 'at'>;

export function placeOf({ account, region, owner, at }: Scope): SearchPlace {
  return { account, region, owner, at };
}

/** What is wanted of a list that takes a property filter, as the API's parameters. */
export function searchParams(place: SearchPlace, filter: string) {
  return { ...filterParams(place), ...atParams(place), ...(filter === '' ? {} : { filter }) };
}
