import classes from '#components/frame/frame.module.css';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { errorWords } from '#words/errors.ts';

const words = errorWords.notFound;

export default function NotFound() {
  return (
    <main className={classes.message} id="content">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <ScopedLink href="/">{words.overview}</ScopedLink>
    </main>
  );
}
