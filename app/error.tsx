'use client';
import { Button } from '#components/button/button.tsx';
import classes from '#components/frame/frame.module.css';
import { errorWords as words } from '#words/errors.ts';

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <main className={classes.message} id="content">
      <h1>{words.page.title}</h1>
      <p>
        {words.page.text(error.digest)}
        <a href={words.health}>{words.health}</a>
      </p>
      <Button variant="filled" onClick={retry}>
        {words.tryAgain}
      </Button>
    </main>
  );
}
