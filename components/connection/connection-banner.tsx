'use client';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { formatInstant } from '#components/format/times.ts';
import { WithCode } from '#components/format/with-code.tsx';
import { ApiError } from '#lib/queries/api-error.ts';
import { isServerThere } from '#lib/queries/health.ts';
import { serverNow } from '#lib/queries/server-time.ts';
import { connectionWords as words } from '#words/connection.ts';
import classes from './connection.module.css';
import { afterAnswer, type Connection } from './connection-state.ts';
import { holdingPages } from './held-pages.ts';
import { goOn, isAwaited, onWaiting } from './waiting.ts';

const askEveryMs = 4_000;

/**
 * Says that the server is gone, asks until it is back, and then fetches everything anew. What one chooses meanwhile opens then;
 * until then what is shown stays.
 */
export function ConnectionBanner() {
  const { timeZone } = useDisplay();
  const { connection, isHeld, ask } = useConnection();
  return (
    <div role="status" aria-live="polite">
      {connection.state === 'gone' ? (
        <div className={classes.banner} data-state="gone">
          <IconPlugConnectedX size={16} aria-hidden="true" />
          <span>
            {words.gone(formatInstant(new Date(connection.sinceMs), timeZone))}{' '}
            {isHeld ? `${words.held} ` : null}
            <WithCode text={words.hint} />
          </span>
          <LinkButton onClick={() => void ask()}>{words.askNow}</LinkButton>
        </div>
      ) : null}
      {connection.state === 'back' ? (
        <div className={classes.banner} data-state="back">
          <IconPlugConnected size={16} aria-hidden="true" />
          {words.back}
        </div>
      ) : null}
    </div>
  );
}

function useConnection() {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>({ state: 'there' });
  const note = useCallback(
    (isAnswered: boolean) =>
      setConnection((before) => afterAnswer(before, isAnswered, serverNow().getTime())),
    [],
  );
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        const { error } = event.action;
        if (error instanceof ApiError && error.isTemporary) note(false);
      }),
    [client, note],
  );
  const isHeld = useSyncExternalStore(onWaiting, isAwaited, () => false);
  useEffect(() => {
    if (isHeld) note(false);
  }, [isHeld, note]);
  useEffect(() => {
    const given = window.fetch;
    window.fetch = holdingPages(given);
    return () => {
      window.fetch = given;
    };
  }, []);
  const ask = useCallback(async () => {
    const isThere = await isServerThere();
    note(isThere);
    if (!isThere) return;
    goOn();
    void client.invalidateQueries();
  }, [client, note]);
  useEffect(() => {
    window.addEventListener('offline', ask);
    return () => window.removeEventListener('offline', ask);
  }, [ask]);
  useEffect(() => {
    if (connection.state === 'there' && !isHeld) return;
    const look = connection.state === 'gone' || isHeld ? ask : () => note(true);
    const timer = setInterval(look, askEveryMs);
    return () => clearInterval(timer);
  }, [connection, isHeld, ask, note]);
  return { connection, isHeld, ask };
}
