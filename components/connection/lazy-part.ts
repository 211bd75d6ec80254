import { lazy } from 'react';
import { whileGone } from './while-gone.ts';

/**
 * A part of the page whose program comes once it is wanted, and is waited for while the server is gone: else the page of an error
 * would take the place of all that is shown. A part that is missing though the server answers is of another version of it.
 */
export const lazyPart: typeof lazy = (load) => lazy(() => whileGone(load));
