import type { ComponentProps } from 'react';
import classes from './quiet-buttons.module.css';

type IconProps = Omit<ComponentProps<'button'>, 'aria-label'> & { label: string; size?: 'normal' | 'small' };

/** A grey icon that does something; `label` says what. */
export function IconButton({ label, size = 'normal', className = '', ...button }: IconProps) {
  return (
    <button
      type="button"
      {...button}
      className={`${classes.icon} ${className}`}
      data-size={size}
      aria-label={label}
    />
  );
}

/** A button within text, which looks like a link. */
export function LinkButton(button: Omit<ComponentProps<'button'>, 'className'>) {
  return <button type="button" {...button} className={classes.link} />;
}
