import Link from 'next/link';
import classes from '#components/frame/frame.module.css';

export default function NotFound() {
  return (
    <main className={classes.message} id="content">
      <h1>There is no page here</h1>
      <p>The address may be misspelt, or belong to another version of Rolecall.</p>
      <Link href="/">To the Overview</Link>
    </main>
  );
}
