import type { SearchHit, SearchInput, SearchResult } from '#lib/api/schemas.ts';
import { searchSources } from '#lib/db/source-scans.ts';
import { listedStates } from '#lib/domain/findings.ts';
import type { Context } from './context.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { listAccounts } from './list-accounts.ts';
import { listFindings } from './list-findings.ts';
import { listInstances } from './list-instances.ts';
import { listLaunchTemplates } from './list-launch-templates.ts';
import { listOwners } from './list-owners.ts';
import { listRoles } from './list-roles.ts';
import { resourceFilter } from './read-filter.ts';

const limit = 5;

/** Whatever was last seen that has the text in its id or name: up to five of each kind. */
export async function searchEstate({
  ctx,
  input: { q },
}: {
  ctx: Context;
  input: SearchInput;
}): Promise<SearchResult> {
  const input = { q, limit };
  const filter = resourceFilter(ctx, {});
  const sourcesOf = (source: 'code' | 'host') => searchSources(ctx.db, filter, { source, ...input });
  const [instances, keys, roles, templates, repositories, hosts, findings, owners, accounts] =
    await Promise.all([
      listInstances({ ctx, input }),
      listAccessKeys({ ctx, input }),
      listRoles({ ctx, input }),
      listLaunchTemplates({ ctx, input }),
      sourcesOf('code'),
      sourcesOf('host'),
      listFindings({ ctx, input: { ...input, state: [...listedStates] } }),
      listOwners({ ctx, input }),
      listAccounts({ ctx, input: { limit: 500 } }),
    ]);
  const text = q.toLowerCase();
  const ofText = ({ accountId, name }: { accountId: string; name: string }) =>
    accountId.includes(text) || name.toLowerCase().includes(text);
  return {
    data: [
      ...instances.data.map(({ instanceId, name, ...place }) =>
        hit('instance', instanceId, name === null ? instanceId : `${name} (${instanceId})`, place),
      ),
      ...keys.data.map(({ id, accessKeyId, userName, ...place }) =>
        hit('access-key', id, `${accessKeyId} (${userName})`, place),
      ),
      ...roles.data.map(({ roleArn, roleName, ...place }) => hit('role', roleArn, roleName, place)),
      ...templates.data.map(({ templateId, templateName, ...place }) =>
        hit('launch-template', templateId, `${templateName} (${templateId})`, place),
      ),
      ...repositories.map(({ resourceId, accountId }) =>
        hit('repository', resourceId, resourceId, { accountId }),
      ),
      ...hosts.map(({ resourceId, accountId }) => hit('host', resourceId, resourceId, { accountId })),
      ...findings.data.map(({ id, title, ...place }) => hit('finding', id, title, place)),
      ...owners.data.map(({ owner }) => hit('owner', owner, owner, { owner })),
      ...accounts.data
        .filter(ofText)
        .slice(0, limit)
        .map(({ accountId, name }) => hit('account', accountId, name, { accountId })),
    ],
  };
}

type Place = { accountId?: string; region?: string; owner?: string };

function hit(kind: SearchHit['kind'], id: string, label: string, place: Place): SearchHit {
  const { accountId = null, region = null, owner = null } = place;
  return { kind, id, label, accountId, region, owner };
}
