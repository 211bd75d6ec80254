import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { formatCount } from '#components/format/numbers.ts';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { findingWords } from '#words/findings.ts';
import { queueWords } from '#words/queue.ts';
import classes from './queue.module.css';

const words = queueWords.panel;

type Props = {
  finding: Pick<FindingDetail, 'severity' | 'risk' | 'baseSeverity' | 'basePoints' | 'severityParts'>;
};

/** The sum that a severity follows from: its rule's points, what raises it, and what they come to. */
export function SeveritySum({ finding: { severity, risk, baseSeverity, basePoints, severityParts } }: Props) {
  return (
    <table className={classes.sum}>
      <tbody>
        <tr>
          <th scope="row">{words.base(findingWords.severities[baseSeverity])}</th>
          <td>{formatCount(basePoints)}</td>
        </tr>
        {severityParts.map(({ factor, points, detail }) => (
          <tr key={factor}>
            <th scope="row">
              {queueWords.factors[factor]} {detail === null ? null : <bdi>{detail}</bdi>}
            </th>
            <td>{words.points(formatCount(points))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {words.sum} <SeverityBadge severity={severity} />
          </th>
          <td>{formatCount(risk)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
