import { describe, expect, test } from 'vitest';
import { forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { asAnswer } from './answer.ts';
import { readInstance } from './ec2-instance.ts';
import { parseXml } from './xml.ts';

function read(xml: string) {
  return readInstance(asAnswer(parseXml(Buffer.from(`<item>${xml}</item>`)).value));
}

const id = '<instanceId>i-1</instanceId>';

describe('readInstance', () => {
  test('needs nothing but an id', () => {
    expect(read(id)).toEqual({
      instanceId: 'i-1',
      state: 'unknown',
      stateChangedAt: null,
      instanceType: null,
      imageId: null,
      platform: null,
      name: null,
      launchTime: null,
      createdAt: null,
      profileArn: null,
      httpTokens: null,
      httpEndpoint: null,
      publicIp: null,
      launchTemplateId: null,
      launchTemplateVersion: null,
      autoScalingGroup: null,
      tags: {},
    });
    expect(read('<instanceState><name>running</name></instanceState>')).toBeNull();
    expect(read('<instanceId/>')).toBeNull();
  });

  test('keeps no secret of a tag, nor in the name', () => {
    const secret = forgeSecret(1);
    const tag = (key: string, value: string) => `<item><key>${key}</key><value>${value}</value></item>`;
    const tags = tag('Name', `web ${secret}`) + tag('aws_secret', secret);
    expect(read(`${id}<tagSet>${tags}</tagSet>`)).toMatchObject({
      name: 'web [redacted]',
      tags: { Name: 'web [redacted]', aws_secret: '[redacted]' },
    });
  });

  const launch = '<launchTime>2026-03-01T00:00:00.000Z</launchTime>';
  const eni = (index: number, at: string) =>
    `<item><attachment><deviceIndex>${index}</deviceIndex><attachTime>${at}</attachTime></attachment></item>`;
  const enis = `<networkInterfaceSet>${eni(1, '2026-01-05T00:00:00Z')}${eni(0, '2026-01-01T00:00:00Z')}</networkInterfaceSet>`;
  const disk = (name: string, at: string) =>
    `<item><deviceName>${name}</deviceName><ebs><attachTime>${at}</attachTime></ebs></item>`;
  const disks = `<rootDeviceName>/dev/xvda</rootDeviceName><blockDeviceMapping>${disk('/dev/sdb', '2026-01-06T00:00:00Z')}${disk('/dev/xvda', '2026-01-02T00:00:00Z')}</blockDeviceMapping>`;

  test.each([
    ['the primary interface', launch + enis + disks, '2026-01-01T00:00:00.000Z'],
    ['else the root volume', launch + disks, '2026-01-02T00:00:00.000Z'],
    ['else the launch', launch, '2026-03-01T00:00:00.000Z'],
    [
      'a date that is none does not count',
      launch + enis.replaceAll(/2026-01-01/g, 'someday'),
      '2026-03-01T00:00:00.000Z',
    ],
  ])('takes the creation from %s', (_, xml, expected) => {
    expect(read(id + xml)?.createdAt?.toISOString()).toBe(expected);
  });

  test.each([
    ['User initiated (2026-02-03 04:05:06 GMT)', '2026-02-03T04:05:06.000Z'],
    ['User initiated', undefined],
    ['Server.SpotInstanceTermination: (soon)', undefined],
  ])('reads the reason %j', (reason, expected) => {
    expect(read(`${id}<reason>${reason}</reason>`)?.stateChangedAt?.toISOString()).toBe(expected);
  });

  test('takes tags of any kind', () => {
    const tag = (key: string, value: string) => `<item><key>${key}</key><value>${value}</value></item>`;
    const set = `<tagSet>${tag('Name', 'a &quot;b&quot; 🚀')}${tag('nul', 'x&#0;y')}${tag('__proto__', '1')}${tag('constructor', '')}<item/></tagSet>`;
    const instance = read(id + set);
    expect(instance?.name).toBe('a "b" 🚀');
    expect(Object.entries(instance?.tags ?? {})).toEqual([
      ['Name', 'a "b" 🚀'],
      ['nul', 'x\uFFFDy'],
      ['__proto__', '1'],
      ['constructor', ''],
    ]);
  });
});
