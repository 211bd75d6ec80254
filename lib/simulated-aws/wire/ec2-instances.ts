import { TERMINATED_VISIBLE_MS } from '../estate/durations.ts';
import type { Instance, Region } from '../estate/model.ts';
import { stateOf } from '../estate/state.ts';
import type { Answering } from './action.ts';
import { AwsError } from './aws-error.ts';
import { makeToken, type Page, readToken } from './pages.ts';
import { filterParameters, listParameter, pageSizeParameter, requiredParameter } from './parameters.ts';
import { associationId, renderInstance, renderProfile } from './render-instance.ts';
import { ec2Time, element, itemList, optionalElement } from './xml.ts';

/** DescribeInstances. */
export function describeInstances({ call, region, now, disturb }: Answering): string {
  const ids = listParameter(call.params, 'InstanceId');
  const size = pageSizeParameter(call.params, 5, 1000);
  if (ids.length > 0 && size !== null)
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
  const filters = filterParameters(call.params, ['instance-state-name', 'instance-id']);
  const states = filters.get('instance-state-name');
  const wantedIds = ids.length > 0 ? knownIds(region, ids, now) : filters.get('instance-id');
  const page = pageOfInstances(region, {
    question: `instances ${region.name} ${[...filters].join()}`,
    token: call.params.get('NextToken'),
    size,
    isWanted: (instance) =>
      isVisible(instance, now) &&
      (!states || states.includes(stateOf(instance, now).name)) &&
      (!wantedIds || wantedIds.includes(instance.id)),
  });
  const rendered = disturb(page.items.map((instance) => renderInstance(instance, now)));
  return renderReservations(page.items, rendered) + optionalElement('nextToken', page.nextToken);
}

/** DescribeIamInstanceProfileAssociations. */
export function describeAssociations({ call, region }: Answering): string {
  const filters = filterParameters(call.params, ['instance-id', 'state']);
  const ids = filters.get('instance-id');
  const wantsAssociated = filters.get('state')?.includes('associated') ?? true;
  const page = pageOfInstances(region, {
    question: `associations ${region.name} ${[...filters].join()}`,
    token: call.params.get('NextToken'),
    size: pageSizeParameter(call.params, 5, 1000),
    isWanted: (instance) =>
      wantsAssociated && instance.profile !== null && (!ids || ids.includes(instance.id)),
  });
  const items = page.items.map(
    (instance) =>
      `<associationId>${associationId(instance)}</associationId><instanceId>${instance.id}</instanceId>${renderProfile(instance)}<state>associated</state><timestamp>${ec2Time(instance.associatedAt)}</timestamp>`,
  );
  return itemList('iamInstanceProfileAssociationSet', items) + optionalElement('nextToken', page.nextToken);
}

/** DescribeInstanceAttribute, for user data and the instance type. */
export function describeInstanceAttribute({ call, region }: Answering): string {
  const id = requiredParameter(call.params, 'InstanceId');
  const attribute = requiredParameter(call.params, 'Attribute');
  const instance = region.instancesById.get(id);
  if (!instance || instance.phase === 'terminated') throw unknownInstance(id);
  const head = element('instanceId', id);
  if (attribute === 'instanceType')
    return `${head}<instanceType>${element('value', instance.type)}</instanceType>`;
  if (attribute !== 'userData')
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`,
    );
  if (!instance.userData) return `${head}<userData/>`;
  return `${head}<userData>${element('value', instance.userData.content.toString('base64'))}</userData>`;
}

type Search = {
  question: string;
  token: string | null;
  size: number | null;
  isWanted: (instance: Instance) => boolean;
};

// The token names the launch sequence to go on after, so that instances that vanish between pages shift nothing.
function pageOfInstances(region: Region, search: Search): Page<Instance> {
  const from = readToken(search.question, search.token);
  const { instances } = region;
  const items: Instance[] = [];
  for (let index = firstAtOrAfter(instances, from); index < instances.length; index++) {
    const instance = instances[index];
    if (!instance || !search.isWanted(instance)) continue;
    if (items.length === search.size)
      return { items, nextToken: makeToken(search.question, instance.sequence) };
    items.push(instance);
  }
  return { items, nextToken: null };
}

function firstAtOrAfter(instances: readonly Instance[], sequence: number): number {
  let [low, high] = [0, instances.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instances[middle]?.sequence ?? sequence) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isVisible(instance: Instance, now: number): boolean {
  return instance.phase !== 'terminated' || now < instance.phaseAt + TERMINATED_VISIBLE_MS;
}

function knownIds(region: Region, ids: readonly string[], now: number): readonly string[] {
  for (const id of ids) {
    const instance = region.instancesById.get(id);
    if (!instance || !isVisible(instance, now)) throw unknownInstance(id);
  }
  return ids;
}

function unknownInstance(id: string): AwsError {
  return /^i-[0-9a-f]{8}([0-9a-f]{9})?$/.test(id)
    ? new AwsError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`)
    : new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${id}"`);
}

function renderReservations(instances: readonly Instance[], rendered: readonly string[]): string {
  let reservations = '';
  let open = '';
  for (const [index, instance] of instances.entries()) {
    if (instance.reservationId !== open) {
      if (open !== '') reservations += '</instancesSet></item>';
      open = instance.reservationId;
      reservations += `<item><reservationId>${open}</reservationId><ownerId>${instance.region.account.id}</ownerId><groupSet/><instancesSet>`;
    }
    reservations += `<item>${rendered[index] ?? ''}</item>`;
  }
  if (open !== '') reservations += '</instancesSet></item>';
  return reservations === '' ? '<reservationSet/>' : `<reservationSet>${reservations}</reservationSet>`;
}
