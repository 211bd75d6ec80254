'use client';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { useDisplay } from '#components/display/display-provider.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { quickAccessWords as words } from '#words/quick-access.ts';
import { type Pending, pressOf } from './press.ts';
import classes from './quick-access.module.css';
import { readShortcut } from './shortcuts.ts';

const CommandPalette = lazyPart(() => import('./command-palette.tsx'));
const KeyboardHelp = lazyPart(() => import('./keyboard-help.tsx'));

/** Search and shortcuts, from everywhere. */
export function QuickAccess() {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  useShortcuts(setOpen);
  return (
    <>
      <button
        type="button"
        className={classes.search}
        aria-label={words.search}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen('palette')}
      >
        <IconSearch size={15} stroke={1.8} aria-hidden="true" />
        <span>{words.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <button
        type="button"
        className={classes.help}
        aria-label={words.help}
        title={words.help}
        onClick={() => setOpen('help')}
      >
        <IconKeyboard size={17} stroke={1.8} aria-hidden="true" />
      </button>
      <Suspense>
        {open === 'palette' ? <CommandPalette onClose={close} onHelp={() => setOpen('help')} /> : null}
        {open === 'help' ? <KeyboardHelp onClose={close} /> : null}
      </Suspense>
    </>
  );
}

function useShortcuts(open: (what: 'palette' | 'help') => void): void {
  const router = useRouter();
  const { hrefOf } = useScope();
  const { shortcuts } = useDisplay();
  const pending = useRef<Pending>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const press = pressOf(event);
      if (press === null || (!press.isCommand && shortcuts === 'off')) return;
      const { action, pending: next } = readShortcut(press, pending.current);
      pending.current = next;
      if (action === null) return;
      event.preventDefault();
      if (action === 'palette' || action === 'help') open(action);
      else if (action === 'filter') document.querySelector<HTMLElement>('[data-page-filter]')?.focus();
      else router.push(hrefOf(action.go));
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [open, router, hrefOf, shortcuts]);
}
