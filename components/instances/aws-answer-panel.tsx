'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { CodeBlock } from '#components/code/code-block.tsx';
import { JsonCode } from '#components/code/json-code.tsx';
import detail from '#components/detail/detail.module.css';
import { Instant } from '#components/format/time.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import type { InstanceAwsAnswer } from '#lib/api/schemas.ts';
import { instanceAwsAnswerOptions } from '#lib/queries/instances.ts';
import { instanceWords } from '#words/instances.ts';
import classes from './instance.module.css';

const { aws: words } = instanceWords;

/** What AWS itself says of the instance, asked when somebody wants to know. */
export function AwsAnswerPanel({ instanceId }: { instanceId: string }) {
  const [isAsked, setAsked] = useState(false);
  const query = useQuery({ ...instanceAwsAnswerOptions(instanceId), enabled: isAsked });
  return (
    <Panel
      title={words.title}
      aside={words.aside}
      actions={
        <Button isBusy={query.isFetching} onClick={() => (isAsked ? void query.refetch() : setAsked(true))}>
          {isAsked ? words.again : words.ask}
        </Button>
      }
    >
      {isAsked ? (
        <QueryBody query={query} what={words.what} height={240}>
          {(answer) => <Answer answer={answer} />}
        </QueryBody>
      ) : (
        <p className={detail.lead}>{words.lead}</p>
      )}
    </Panel>
  );
}

function Answer({ answer: { askedAt, call, answer, userData } }: { answer: InstanceAwsAnswer }) {
  return (
    <div className={classes.answer}>
      <p className={detail.foot}>
        {words.asked} <Instant at={askedAt} />
      </p>
      <CodeBlock name={words.command} text={call} />
      <div className={detail.columns}>
        <JsonCode name={words.answer} value={answer} />
        <UserData userData={userData} />
      </div>
    </div>
  );
}

function UserData({ userData }: Pick<InstanceAwsAnswer, 'userData'>) {
  if (userData === null) return <p className={detail.lead}>{words.noUserData}</p>;
  const { parts, withheld } = userData;
  return (
    <div className={detail.stack}>
      {withheld.length > 0 ? (
        <div>
          <p className={detail.lead}>{words.withheld}</p>
          <ul className={detail.ways}>
            {withheld.map(({ place, reason }) => (
              <li key={`${place} ${reason}`}>
                <bdi>{place}</bdi>: {reason}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {parts.map(({ place, text }) => (
        <section key={place} aria-label={place}>
          <h3 className={classes.part}>
            <bdi>{place}</bdi>
          </h3>
          <CodeBlock name={`${words.userData}: ${place}`} text={text} />
        </section>
      ))}
    </div>
  );
}
