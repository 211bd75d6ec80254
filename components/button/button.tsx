import type { ComponentProps } from 'react';
import classes from './button.module.css';

type Props = ComponentProps<'button'> & {
  /** `filled` for what one most likely wants to do. */
  variant?: 'default' | 'filled';
  size?: 'normal' | 'small';
  /** What it does is under way: it keeps its width, and does nothing more. */
  isBusy?: boolean;
};

/** A button as the theme has them. */
export function Button({
  variant = 'default',
  size = 'normal',
  isBusy = false,
  type = 'button',
  className = '',
  disabled,
  children,
  ...button
}: Props) {
  return (
    <button
      {...button}
      type={type}
      className={`${classes.button} ${className}`}
      data-variant={variant}
      data-size={size}
      data-busy={isBusy}
      aria-busy={isBusy}
      disabled={disabled || isBusy}
    >
      <span>{children}</span>
    </button>
  );
}
