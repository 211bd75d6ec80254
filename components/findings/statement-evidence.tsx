'use client';
import { JsonCode } from '#components/code/json-code.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { permissionWords as words } from '#words/permissions.ts';
import { causeMarks, evidenceStatements, evidenceWeakenings } from './evidence-statements.ts';
import classes from './findings.module.css';

/** The statements of a role's policies that cause a finding, with the lines that they have in their documents. */
export default function StatementEvidence({ evidence }: { evidence: unknown }) {
  const weakenings = evidenceWeakenings(evidence);
  return (
    <div className={classes.statements}>
      {evidenceStatements(evidence).map((statement) => {
        const { policy, statement: number, firstLine, lastLine, json } = statement;
        const place = words.place(policy, number);
        return (
          <figure key={`${policy} ${number} ${firstLine}`}>
            <figcaption>
              <GivenText text={place} /> ({words.lines(firstLine, lastLine)})
            </figcaption>
            {json === null ? null : (
              <JsonCode name={place} value={json} firstLine={firstLine} marks={causeMarks(statement)} />
            )}
          </figure>
        );
      })}
      {weakenings.length === 0 ? null : (
        <>
          <p>{words.weakenedBy}</p>
          <ul>
            {weakenings.map((weakening) => (
              <li key={weakening}>{weakening}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
