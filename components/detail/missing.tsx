'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { Page } from '#components/frame/page.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { detailWords as words } from '#words/detail.ts';
import classes from './detail.module.css';

type Props = {
  /** `There is no access key AKIA…`. */
  title: string;
  /** Why it may not be there, where that is not as with most things. */
  hint?: string;
  /** The list to search in. */
  listHref: string;
  listLabel: string;
  /** What to look for at first. */
  search: string;
  /** How the list is asked for a text. */
  searchParams?: (text: string) => Readonly<Record<string, string | null>>;
  /** Another way to it, as an item of a list. */
  way?: ReactNode;
};

const byText = (text: string) => ({ q: text === '' ? null : text });

/** A page of something that is not there, and where to look for it. */
export function Missing(props: Props) {
  const { title, hint, listHref, listLabel, search, searchParams = byText, way } = props;
  const { scope, hrefOf } = useScope();
  const router = useRouter();
  const [text, setText] = useState(search);
  return (
    <Page title={title}>
      <p className={classes.lead}>{hint ?? (scope.at === null ? words.missing : words.missingThen)}</p>
      <search>
        <form
          className={classes.searchAgain}
          onSubmit={(event) => {
            event.preventDefault();
            router.push(hrefOf(listHref, searchParams(text)));
          }}
        >
          <label>
            {words.searchIn(listLabel)}
            <input
              type="search"
              value={text}
              maxLength={512}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
          <Button type="submit" variant="filled">
            {words.search}
          </Button>
        </form>
      </search>
      <ul className={classes.ways}>
        {way}
        {scope.at === null ? null : (
          <li>
            <ScopedLink href={listHref} params={{ at: null, ...searchParams(search) }}>
              {words.searchNow}
            </ScopedLink>
          </li>
        )}
        <li>
          <ScopedLink href={listHref}>{words.all(listLabel)}</ScopedLink>
        </li>
      </ul>
    </Page>
  );
}
