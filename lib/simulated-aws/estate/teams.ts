import type { Tag } from './model.ts';
import type { Random } from './random.ts';

export type Team = { readonly name: string; readonly spellings: readonly Tag[]; readonly lags: boolean };

/** The teams of the estate, each with the ways in which its people write their own name into tags. */
export const TEAMS: readonly Team[] = [
  team('payments', [
    ['owner', 'payments'],
    ['Owner', 'Payments'],
    ['team', 'Payments Team'],
    ['owner', 'payments '],
  ]),
  team('checkout', [
    ['owner', 'checkout'],
    ['Team', 'checkout'],
    ['owner', 'Checkout'],
  ]),
  team('platform', [
    ['Owner', 'platform'],
    ['team', 'platform'],
    ['OWNER', 'platform'],
  ]),
  team('data-eng', [
    ['owner', 'data-eng'],
    ['Team', 'Data Engineering'],
    ['team', 'data_eng'],
  ]),
  team('search', [
    ['owner', 'search'],
    ['team', 'search'],
  ]),
  team('mobile', [
    ['Team', 'mobile'],
    ['owner', 'mobile-api'],
    ['team', 'Mobile'],
  ]),
  team('growth', [
    ['owner', 'growth'],
    ['Owner', 'growth'],
  ]),
  team('identity', [
    ['owner', 'identity'],
    ['TEAM', 'identity'],
  ]),
  {
    ...team('legacy-erp', [
      ['owner', 'legacy-erp'],
      ['Owner', 'Legacy ERP'],
      ['team', 'erp'],
    ]),
    lags: true,
  },
];

/** What the demo's `rolecall.yaml` lists under `ownership.aliases`, so that each team is counted once. */
export const OWNER_ALIASES: Readonly<Record<string, string>> = {
  'payments team': 'payments',
  'data engineering': 'data-eng',
  data_eng: 'data-eng',
  'mobile-api': 'mobile',
  'legacy erp': 'legacy-erp',
  erp: 'legacy-erp',
};

const ODD_TAGS: readonly Tag[] = [
  ['note', 'do not touch 🔥 ask Zoë'],
  ['description', `says "hello" & <b>goodbye</b> to 'them'`],
  ['contact', ''],
  ['comment', '<script>alert(document.title)</script>'],
  ['long', 'x'.repeat(256)],
  ['aws-note', '日本語のタグ'],
  ['formula', '=1+2; DROP TABLE instances;--'],
];

/** The owner tag as somebody of the team typed it this time; sometimes none, sometimes an empty one. */
export function ownerTags(random: Random, owner: Team): readonly Tag[] {
  const roll = random.next();
  if (roll < 0.05) return [];
  if (roll < 0.06) return [['owner', '']];
  const usual = owner.spellings[0];
  return [roll < 0.75 && usual ? usual : random.pick(owner.spellings)];
}

/** Once in a while, a tag that breaks careless programs. */
export function oddTags(random: Random): readonly Tag[] {
  return random.chance(0.03) ? [random.pick(ODD_TAGS)] : [];
}

function team(name: string, spellings: readonly Tag[]): Team {
  return { name, spellings, lags: false };
}
