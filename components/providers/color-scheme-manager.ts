import { localStorageColorSchemeManager, type MantineColorSchemeManager } from '@mantine/core';

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
      wanted = whenIdle(() => store.subscribe(onUpdate));
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
