'use client';
import { Button } from '@mantine/core';
import classes from '#components/frame/frame.module.css';

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <main className={classes.message} id="content">
      <h1>This page could not be made</h1>
      <p>
        The server met an error, most likely because its database does not answer. Its log names the cause
        {error.digest ? ` under ${error.digest}` : ''}; <code>/api/health</code> says which part is not ready.
      </p>
      <Button variant="filled" onClick={retry}>
        Try again
      </Button>
    </main>
  );
}
