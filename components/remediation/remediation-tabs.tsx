'use client';
import { type KeyboardEvent, useId, useState } from 'react';
import { CodeBlock } from '#components/code/code-block.tsx';
import { CopyButton } from '#components/code/copy-button.tsx';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { remediationWords as words } from '#words/remediation.ts';
import classes from './remediation.module.css';

type Remediation = FindingDetail['remediation'];

const ways = ['cli', 'terraform', 'cloudFormation', 'console'] as const satisfies (keyof Remediation)[];

/** How to mend a finding, by each of the ways in which people manage AWS. */
export function RemediationTabs({ remediation }: { remediation: Remediation }) {
  const [way, setWay] = useState<(typeof ways)[number]>('cli');
  const id = useId();
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = ways[(ways.indexOf(way) + step + ways.length) % ways.length] ?? way;
    setWay(next);
    document.getElementById(`${id}${next}`)?.focus();
  };
  return (
    <>
      <div className={classes.tabs} role="tablist" aria-label={words.title} onKeyDown={move}>
        {ways.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}${one}`}
            aria-selected={one === way}
            aria-controls={`${id}panel`}
            tabIndex={one === way ? 0 : -1}
            onClick={() => setWay(one)}
          >
            {words.ways[one]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${way}`}>
        {way === 'console' ? (
          <Steps steps={remediation.console} />
        ) : (
          <CodeBlock name={words.ways[way]} text={remediation[way]} />
        )}
      </div>
    </>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  const text = steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  return (
    <div className={classes.steps}>
      <CopyButton name={words.ways.console} text={text} />
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <bdi>{step}</bdi>
          </li>
        ))}
      </ol>
    </div>
  );
}
