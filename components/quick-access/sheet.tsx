'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './quick-access.module.css';

type Props = { name: string; onClose: () => void; children: ReactNode };

/** A modal box that is open while it is there. Escape and a click beside it close it; focus goes back to where it was. */
export function Sheet({ name, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box; Escape closes it by keyboard
    <dialog
      ref={dialog}
      className={classes.sheet}
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
