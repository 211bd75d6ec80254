import { refuse } from './read-only.ts';

/** The methods that an address for a command refuses. */
export const GET = refuse('POST');
export const PUT = refuse('POST');
export const PATCH = refuse('POST');
export const DELETE = refuse('POST');
