import type { Answering } from './action.ts';
import { listParameter } from './parameters.ts';
import { itemList } from './xml.ts';

const OTHER_REGIONS = ['af-south-1', 'ap-east-1', 'eu-south-1', 'me-south-1'];

/** DescribeRegions: the account's regions, with AllRegions also some that it has not opted into. */
export function describeRegions({ call }: Answering): string {
  const names = listParameter(call.params, 'RegionName');
  const enabled = [...call.account.regions.keys()].map((name) => ({ name, status: 'opt-in-not-required' }));
  const others = OTHER_REGIONS.filter((name) => !call.account.regions.has(name));
  const all =
    call.params.get('AllRegions') === 'true' ? others.map((name) => ({ name, status: 'not-opted-in' })) : [];
  const items = [...enabled, ...all]
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map(
      ({ name, status }) =>
        `<regionName>${name}</regionName><regionEndpoint>ec2.${name}.amazonaws.com</regionEndpoint><optInStatus>${status}</optInStatus>`,
    );
  return itemList('regionInfo', items);
}
