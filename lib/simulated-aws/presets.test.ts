import { type DescribeInstancesResult, type Instance, paginateDescribeInstances } from '@aws-sdk/client-ec2';
import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { DAY } from './estate/durations.ts';
import { demoEstate } from './presets.ts';
import { type SimulatedAws, startSimulatedAws } from './server.ts';
import { clientsOf } from './testing/clients.ts';
import { truthAt, truthByDay } from './truth.ts';

const startsAt = new Date('2026-01-05T00:00:00Z');
const rollCalls = Array.from({ length: 91 }, (_, day) => new Date(startsAt.getTime() + day * DAY));

test.each([7, 21])('the demo tells a story of 90 days (seed %i)', (seed) => {
  const estate = demoEstate({ seed, startsAt });
  estate.advanceTo(rollCalls.at(-1)!);
  const days = truthByDay(estate, { rollCalls }).map(({ truth }) => truth);
  const coverage = days.map(({ roleCoverage }) => roleCoverage.covered / roleCoverage.eligible);
  expect(coverage[0]).toBeGreaterThan(0.6);
  expect(coverage[0]).toBeLessThan(0.8);
  expect(coverage[90]).toBeGreaterThan(0.91);
  expect(coverage[90]).toBeLessThan(0.98);
  expect(coverage[45]! - coverage[48]!).toBeGreaterThan(0.03);
  expect(coverage[54]! - coverage[48]!).toBeGreaterThan(0.03);
  expect(days[25]!.mttr.meanHours!).toBeGreaterThan(2 * days[90]!.mttr.meanHours!);
  expect(days[0]!.accessKeys.active).toBeGreaterThan(70);
  expect(days[90]!.accessKeys.active).toBeLessThan(0.65 * days[0]!.accessKeys.active);
  expect(days[90]!.exposedCredentials.open).toBeLessThan(0.6 * days[0]!.exposedCredentials.open);
  expect(days[90]!.exposedCredentials.open).toBeGreaterThan(0);
  expect(days[60]!.exposedCredentials.opened).toBeGreaterThan(0);
  const size = estate.everyInstance.filter(({ phase }) => phase !== 'terminated').length;
  expect(size).toBeGreaterThan(600);
  expect(size).toBeLessThan(850);
  const laggards = truthAt(estate, {
    at: rollCalls.at(-1)!,
    rollCalls,
    filter: { owner: 'legacy-erp' },
  }).roleCoverage;
  expect(laggards.covered / laggards.eligible).toBeLessThan(coverage[90]! - 0.05);
});

test('filters split the truth without a remainder', () => {
  const estate = demoEstate({ startsAt });
  const at = rollCalls[40]!;
  estate.advanceTo(at);
  const whole = truthAt(estate, { at, rollCalls });
  const parts = estate.accounts.map(({ id }) => truthAt(estate, { at, rollCalls, filter: { account: id } }));
  const sum = (read: (truth: typeof whole) => number) => parts.reduce((total, part) => total + read(part), 0);
  expect(sum(({ roleCoverage }) => roleCoverage.eligible)).toBe(whole.roleCoverage.eligible);
  expect(sum(({ mttr }) => mttr.open)).toBe(whole.mttr.open);
  expect(sum(({ accessKeys }) => accessKeys.active)).toBe(whole.accessKeys.active);
  expect(sum(({ exposedCredentials }) => exposedCredentials.open)).toBe(whole.exposedCredentials.open);
});

test('what the API shows on a day is what the truth says', async () => {
  const estate = demoEstate({ startsAt });
  const aws = await startSimulatedAws({ estate });
  try {
    for (const day of [0, 20, 48, 90]) {
      aws.clock.set(rollCalls[day]!);
      const seen = await look(aws);
      const { roleCoverage, accessKeys } = truthAt(estate, {
        at: rollCalls[day]!,
        rollCalls: [rollCalls[day]!],
      });
      expect(seen).toEqual({
        ...roleCoverage,
        activeKeys: accessKeys.active,
        inactiveKeys: accessKeys.inactive,
        neverUsed: accessKeys.neverUsed,
      });
    }
  } finally {
    await aws.close();
  }
}, 30_000);

/** The plainest possible collector. */
async function look(aws: SimulatedAws) {
  const seen = { covered: 0, eligible: 0, activeKeys: 0, inactiveKeys: 0, neverUsed: 0 };
  for (const [account, { regions }] of aws.accounts.entries()) {
    const { iam } = clientsOf(aws, { account });
    const filled = new Set<string>();
    for await (const page of paginateGetAccountAuthorizationDetails({ client: iam }, { Filter: ['Role'] }))
      for (const role of page.RoleDetailList!)
        for (const { Arn } of role.InstanceProfileList!) filled.add(Arn!);
    for (const region of regions) {
      const { ec2 } = clientsOf(aws, { account, region });
      for await (const page of paginateDescribeInstances({ client: ec2, pageSize: 100 }, {}))
        for (const instance of running(page)) {
          seen.eligible++;
          if (filled.has(instance.IamInstanceProfile?.Arn ?? '')) seen.covered++;
        }
    }
    await iam.send(new GenerateCredentialReportCommand({}));
    const { Content } = await iam.send(new GetCredentialReportCommand({}));
    const rows = Buffer.from(Content!)
      .toString()
      .replace(/"[^"]*"/g, 'quoted')
      .split('\n')
      .slice(1);
    for (const cells of rows.map((row) => row.split(',')))
      for (const first of [8, 13]) {
        if (cells[first] !== 'true' && cells[first + 1] !== 'N/A') seen.inactiveKeys++;
        if (cells[first] !== 'true') continue;
        seen.activeKeys++;
        if (cells[first + 2] === 'N/A') seen.neverUsed++;
      }
  }
  return seen;
}

function running(page: DescribeInstancesResult): Instance[] {
  return page
    .Reservations!.flatMap(({ Instances }) => Instances!)
    .filter(({ State }) => State!.Name === 'running');
}
