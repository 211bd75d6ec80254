import classes from './detail.module.css';

/** A text that others wrote: of any length and direction, it stays in its place; whole in its title. */
export function GivenText({ text, isMono = false }: { text: string; isMono?: boolean }) {
  return (
    <bdi className={isMono ? classes.mono : undefined} title={text}>
      {text}
    </bdi>
  );
}
