'use client';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import classes from './disclosure.module.css';

type Props = {
  label: ReactNode;
  /** What assistive technology calls the button, where the label is a picture. */
  name?: string | undefined;
  isChosen?: boolean;
  align?: 'start' | 'end';
  children: (close: () => void) => ReactNode;
};

/** A button that opens a small box below it. Escape, a click elsewhere and what is chosen in it close the box. */
export function Disclosure({ label, name, isChosen = false, align = 'start', children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Node) || !root.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears Escape from the controls inside it
    <div
      className={classes.root}
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        ref={button}
        className={classes.button}
        aria-expanded={isOpen}
        aria-label={name}
        title={name}
        data-chosen={isChosen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen ? (
        <div className={classes.box} data-align={align}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}
