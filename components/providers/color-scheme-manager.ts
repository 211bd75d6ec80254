import { localStorageColorSchemeManager, type MantineColorSchemeManager } from '@mantine/core';

/** What is in use until one chooses. */
const unset = 'auto';

/**
 * The colour scheme that one has chosen, kept by the browser. What another tab chooses is listened for once the page is
 * idle: to be told of it, a browser first opens its store, which keeps a page that opens from answering.
 */
export function colorSchemeManager(): MantineColorSchemeManager {
  const store = localStorageColorSchemeManager();
  let wanted = 0;
  return {
    ...store,
    subscribe: (onUpdate) => {
      const begun = store.get(unset);
      wanted = whenIdle(() => {
        store.subscribe(onUpdate);
        const chosen = store.get(unset);
        if (chosen !== begun) onUpdate(chosen);
      });
    },
    unsubscribe: () => {
      window.cancelIdleCallback?.(wanted);
      store.unsubscribe();
    },
  };
}

function whenIdle(callback: () => void): number {
  if (window.requestIdleCallback !== undefined)
    return window.requestIdleCallback(callback, { timeout: 5_000 });
  callback();
  return 0;
}
