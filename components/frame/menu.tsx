'use client';
import { IconMenu2, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { frameWords as words } from '#words/frame.ts';
import classes from './frame.module.css';
import { Navigation } from './navigation.tsx';

/** The pages where there is no room for them beside the content: a sheet that a button opens. */
export function Menu() {
  const sheet = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className={classes.menuButton}
        aria-label={words.menu}
        onClick={() => sheet.current?.showModal()}
      >
        <IconMenu2 size={19} stroke={1.8} aria-hidden="true" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet; Escape closes it by keyboard */}
      <dialog
        ref={sheet}
        className={classes.sheet}
        aria-label={words.menu}
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) currentTarget.close();
        }}
      >
        <button
          type="button"
          className={classes.menuButton}
          aria-label={words.closeMenu}
          onClick={() => sheet.current?.close()}
        >
          <IconX size={19} stroke={1.8} aria-hidden="true" />
        </button>
        <Navigation onGo={() => sheet.current?.close()} />
      </dialog>
    </>
  );
}
