import classes from './code.module.css';
import { CopyButton } from './copy-button.tsx';

/** Text to paste somewhere, with a button that copies it. */
export function CodeBlock({ name, text }: { name: string; text: string }) {
  return (
    <div className={classes.block}>
      <CopyButton name={name} text={text} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section className={classes.box} aria-label={name} tabIndex={0}>
        <pre className={classes.code}>{text}</pre>
      </section>
    </div>
  );
}
