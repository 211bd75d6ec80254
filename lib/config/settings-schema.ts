import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import type { Severity } from '#lib/domain/rules/rule.ts';
import { defaultSettings } from '#lib/domain/settings.ts';

/** A value with the sentence that says what is allowed; the sentence is the error for any wrong value. */
function number(allowed: string, { min, max, whole = true }: { min: number; max?: number; whole?: boolean }) {
  const base = z.number({ error: allowed }).min(min, allowed);
  const bounded = max === undefined ? base : base.max(max, allowed);
  return whole ? bounded.int(allowed) : bounded;
}

const days = (from = 1) =>
  number(`must be a whole number of days, ${from} or more`, { min: from, max: 36_500 });
const flag = () => z.boolean({ error: 'must be true or false' });
const text = (allowed: string) => z.string({ error: allowed }).trim().min(1, allowed);

const cronRule =
  'must be a cron expression of five fields (minute hour day month weekday), such as "0 * * * *"';
const cron = () => z.string({ error: cronRule }).refine(isCron, cronRule);

const regionRule = 'must be a region name such as us-east-1';
const region = z.string({ error: regionRule }).regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, regionRule);

const accountIdRule = 'must be an account id of 12 digits, in quotes ("123456789012")';
const roleArnRule = 'must be the ARN of a role, such as arn:aws:iam::123456789012:role/rolecall';

const account = z.strictObject({
  id: z
    .string({ error: accountIdRule })
    .regex(/^\d{12}$/, accountIdRule)
    .describe('The account id, in quotes.'),
  name: text('must be a name')
    .optional()
    .describe("Name to show. Default: the account's alias, else its id."),
  profile: text('must be the name of a profile of the AWS configuration')
    .optional()
    .describe('Profile of the AWS configuration whose credentials are used.'),
  roleArn: z
    .string({ error: roleArnRule })
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, roleArnRule)
    .optional()
    .describe('Role to assume in the account.'),
  externalId: text('must be the external id that the role asks for')
    .optional()
    .describe('External id that the trust policy of the role asks for.'),
});

const list = 'must be a list';

/** `rolecall.yaml`: what may be set, what it means and what it is when it is not set. */
export const settingsSchema = z.strictObject({
  regions: z
    .array(region, { error: 'must be a list of region names, such as [us-east-1, eu-west-1]' })
    .min(1, 'must name at least one region; leave the key out for every enabled region')
    .check(noDuplicates((name) => name, 'names the region'))
    .nullable()
    .default(defaultSettings.regions)
    .describe('Regions to collect. Default: every region that is enabled in the account.'),
  accounts: z
    .array(account.check(agreeingAccount), {
      error: 'must be a list of accounts, such as [{ id: "123456789012" }]',
    })
    .min(1, 'must name at least one account; leave the key out for the account of your credentials')
    .check(noDuplicates(({ id }) => id, 'names the account'))
    .nullable()
    .default(defaultSettings.accounts)
    .describe('Accounts to collect. Default: the account that the credentials belong to.'),
  schedule: section('When collectors run, in UTC, as cron expressions of five fields.', {
    ec2: cron()
      .default(defaultSettings.schedule.ec2)
      .describe('Instances and launch templates of each region.'),
    iam: cron()
      .default(defaultSettings.schedule.iam)
      .describe('Roles, profiles, users and keys of each account.'),
    userData: cron()
      .default(defaultSettings.schedule.userData)
      .describe('User data of new and restarted instances.'),
  }),
  coverage: section('What counts in role coverage and in remediation times.', {
    includeStopped: flag()
      .default(defaultSettings.coverage.includeStopped)
      .describe('Whether stopped instances count as eligible.'),
    episodesOpenAtStart: flag()
      .default(defaultSettings.coverage.episodesOpenAtStart)
      .describe('Whether gaps that were open when monitoring began count in remediation times.'),
  }),
  ownership: section('Whom a resource belongs to.', {
    tags: z
      .array(text('must be the name of a tag'), { error: `${list} of tag names, such as [owner, team]` })
      .check(noDuplicates((name) => name.toLowerCase(), 'names the tag'))
      .default(defaultSettings.ownership.tags)
      .describe('Tags that name the owner, the first one first. Upper and lower case are the same.'),
    aliases: z
      .record(z.string(), text('must be the name of an owner'), {
        error: 'must map names as tags have them to the names to show, such as { "payments team": payments }',
      })
      .default(defaultSettings.ownership.aliases)
      .describe('Other names of an owner, and the one to show.'),
  }),
  thresholds: section('From when on something is a finding, or too old to be believed.', {
    keyOldDays: days()
      .default(defaultSettings.thresholds.keyOldDays)
      .describe('Age at which an active key is old.'),
    keyUnusedDays: days()
      .default(defaultSettings.thresholds.keyUnusedDays)
      .describe('Days without use after which an active key is unused.'),
    newKeyGraceDays: days(0)
      .default(defaultSettings.thresholds.newKeyGraceDays)
      .describe('Days that a new key may stay unused.'),
    secondKeyDays: days()
      .default(defaultSettings.thresholds.secondKeyDays)
      .describe('Days that a user may have two active keys: the time for a rotation.'),
    keyInactiveDays: days()
      .default(defaultSettings.thresholds.keyInactiveDays)
      .describe('Days after which an inactive key is ready to be deleted.'),
    keyQuietDays: days()
      .default(defaultSettings.thresholds.keyQuietDays)
      .describe(
        'Days without use, since everything that held an exposed key has a role or is gone, after which it is ready to be deactivated.',
      ),
    serviceUnusedDays: days()
      .default(defaultSettings.thresholds.serviceUnusedDays)
      .describe('Days without use after which a service that a role may use is unused.'),
    staleAfterHours: number('must be a number of hours above 0', { min: 0.1, max: 8_760, whole: false })
      .default(defaultSettings.thresholds.staleAfterHours)
      .describe('Age at which the last complete collection of a scope no longer speaks for the present.'),
  }),
  targets: section('What the dashboard measures against.', {
    roleCoverage: number('must be a ratio from 0 to 1, such as 0.98', { min: 0, max: 1, whole: false })
      .default(defaultSettings.targets.roleCoverage)
      .describe('Share of eligible instances that have a role.'),
    mttrHours: number('must be a number of hours, 0 or more', { min: 0, whole: false })
      .default(defaultSettings.targets.mttrHours)
      .describe('Mean time to remediate, in hours.'),
    activeAccessKeys: number('must be a whole number, 0 or more', { min: 0 })
      .default(defaultSettings.targets.activeAccessKeys)
      .describe('Active long-term access keys.'),
    exposedCredentials: number('must be a whole number, 0 or more', { min: 0 })
      .default(defaultSettings.targets.exposedCredentials)
      .describe('Open findings of exposed credentials.'),
  }),
  severity: section("What, beside a finding's rule, makes it worse.", {
    productionTags: z
      .array(text('must be the name of a tag'), { error: `${list} of tag names, such as [env, stage]` })
      .check(noDuplicates((name) => name.toLowerCase(), 'names the tag'))
      .default(defaultSettings.severity.productionTags)
      .describe('Tags that tell production. Upper and lower case are the same.'),
    productionValues: z
      .array(text('must be the value of a tag'), { error: `${list} of values, such as [prod, live]` })
      .check(noDuplicates((name) => name.toLowerCase(), 'names the value'))
      .default(defaultSettings.severity.productionValues)
      .describe('What they say of production. Upper and lower case are the same.'),
    keyInUseDays: days()
      .default(defaultSettings.severity.keyInUseDays)
      .describe('Days after its last use in which an active key counts as in use.'),
  }),
  pace: section(
    'How fast user data is read. AWS allows 100 calls at once and 20 a second per account and region, unless it has raised the limit for an account.',
    {
      userDataPerSecond: number('must be a number from 0.1 to 1000 (AWS refills 20 calls a second)', {
        min: 0.1,
        max: 1_000,
        whole: false,
      })
        .default(defaultSettings.pace.userDataPerSecond)
        .describe('Calls a second.'),
      userDataBurst: number('must be a whole number from 1 to 1000 (AWS allows 100 calls at once)', {
        min: 1,
        max: 1_000,
      })
        .default(defaultSettings.pace.userDataBurst)
        .describe('Calls at once before the pace holds.'),
    },
  ),
  sla: section('In how many hours a finding is to be resolved, by its severity. After that it is overdue.', {
    critical: slaHours('critical'),
    high: slaHours('high'),
    medium: slaHours('medium'),
    low: slaHours('low'),
  }),
});

function slaHours(severity: Severity) {
  return number('must be a number of hours from 1 to 87600', { min: 1, max: 87_600, whole: false })
    .default(defaultSettings.sla[severity])
    .describe(`Of ${severity} findings.`);
}

function section<Shape extends z.ZodRawShape>(description: string, shape: Shape) {
  return z
    .strictObject(shape, {
      error: ({ code }) =>
        code === 'invalid_type' ? `must be a map of ${Object.keys(shape).join(', ')}` : undefined,
    })
    .prefault({} as never)
    .describe(description);
}

function noDuplicates<Item>(key: (item: Item) => string, what: string): z.core.CheckFn<Item[]> {
  return (context) => {
    const seen = new Set<string>();
    for (const [index, item] of context.value.entries()) {
      const name = key(item);
      if (seen.has(name)) {
        const message = `${what} ${name} a second time; name each once`;
        context.issues.push({ code: 'custom', input: item, path: [index], message });
      }
      seen.add(name);
    }
  };
}

function agreeingAccount(context: z.core.ParsePayload<z.output<typeof account>>): void {
  const { id, roleArn, externalId } = context.value;
  if (externalId !== undefined && roleArn === undefined) {
    const message = 'is only used with a roleArn; add one, or leave it out';
    context.issues.push({ code: 'custom', input: externalId, path: ['externalId'], message });
  }
  if (roleArn !== undefined && roleArn.split(':')[4] !== id) {
    const message = `must be a role of the account ${id}`;
    context.issues.push({ code: 'custom', input: roleArn, path: ['roleArn'], message });
  }
}

function isCron(expression: string): boolean {
  if (expression.trim().split(/\s+/).length !== 5) return false;
  try {
    CronExpressionParser.parse(expression);
    return true;
  } catch {
    return false;
  }
}
