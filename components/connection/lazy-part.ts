import { lazy } from 'react';
import { isServerThere } from '#lib/queries/health.ts';
import { untilBack } from './waiting.ts';

/**
 * A part of the page whose program comes once it is wanted, and is waited for while the server is gone: else the page of an error
 * would take the place of all that is shown.
 */
export const lazyPart: typeof lazy = (load) => lazy(() => waitForPart(load));

/**
 * A part of the program, waited for while the server is gone.
 *
 * @throws what `load` throws though the server answers: it may be of another version by now
 */
export async function waitForPart<Part>(
  load: () => Promise<Part>,
  isThere: () => Promise<boolean> = isServerThere,
): Promise<Part> {
  let wasThere = false;
  while (true) {
    try {
      return await load();
    } catch (error) {
      if (wasThere) throw error;
      wasThere = await isThere();
      if (!wasThere) await untilBack();
    }
  }
}
