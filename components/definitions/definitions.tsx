import Link from 'next/link';
import { Page } from '#components/frame/page.tsx';
import { definitionWords as words } from '#words/definitions.ts';
import classes from './definitions.module.css';

/** What each figure means. */
export function Definitions() {
  return (
    <Page title={words.title}>
      <div className={classes.text}>
        <p>{words.intro}</p>
        <p>
          <Link href="/rules">{words.rules}</Link>
        </p>
        {Object.entries(words.kpis).map(([key, { name, short, formula, paragraphs }]) => (
          <section key={key} id={key} aria-label={name}>
            <h2>{name}</h2>
            <p>{short}</p>
            <p className={classes.formula}>{formula}</p>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
        {words.others.map(({ title, paragraphs }) => (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
        <section aria-label={words.always.title}>
          <h2>{words.always.title}</h2>
          {words.always.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      </div>
    </Page>
  );
}
