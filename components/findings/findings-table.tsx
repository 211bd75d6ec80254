import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { Age } from '#components/format/time.tsx';
import rows from '#components/panel/rows.module.css';
import { findingHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Finding } from '#lib/api/schemas.ts';
import { findingWords } from '#words/findings.ts';
import { ResourceLink } from './resource-link.tsx';

const { columns, open } = findingWords;

type Props = { findings: readonly Finding[]; accountName: (accountId: string) => string };

/** Findings, one a row. */
export function FindingsTable({ findings, accountName }: Props) {
  return (
    <div className={rows.box}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{columns.severity}</th>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.resource}</th>
            <th scope="col">{columns.account}</th>
            <th scope="col">{columns.region}</th>
            <th scope="col">{columns.owner}</th>
            <th scope="col" className={rows.number}>
              {open.age}
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.id} data-finding={finding.id}>
              <td>
                <SeverityBadge severity={finding.severity} />
              </td>
              <td className={rows.wide} title={finding.title}>
                <ScopedLink href={findingHref(finding.id)}>
                  <bdi>{finding.title}</bdi>
                </ScopedLink>
              </td>
              <td className={`${rows.mono} ${rows.clipped}`} title={finding.resourceId}>
                <ResourceLink resource={finding} />
              </td>
              <td className={rows.clipped} title={finding.accountId}>
                {accountName(finding.accountId)}
              </td>
              <td>{finding.region}</td>
              <td className={rows.clipped} title={finding.owner}>
                <bdi>{finding.owner}</bdi>
              </td>
              <td className={rows.number} data-label={open.openFor}>
                <Age since={finding.openedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
