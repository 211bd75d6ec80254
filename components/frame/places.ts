import { frameWords } from '#words/frame.ts';

const { pages } = frameWords;

/** Every page that one goes to by name. */
export const places = [
  { href: '/', label: pages.overview },
  { href: '/findings', label: pages.findings },
  { href: '/instances', label: pages.instances },
  { href: '/access-keys', label: pages.accessKeys },
  { href: '/roles', label: pages.roles },
  { href: '/launch-templates', label: pages.launchTemplates },
  { href: '/owners', label: pages.owners },
  { href: '/accounts', label: pages.accounts },
  { href: '/compliance', label: pages.compliance },
  { href: '/collections', label: pages.collections },
] as const;

/** Pages that stand behind one of these, and go by a name of their own. */
export const innerPlaces = [
  { href: '/findings/mutes', label: pages.mutes },
  { href: '/instances/exemptions', label: pages.exemptions },
  { href: '/findings/trends', label: pages.findingTrends },
  { href: '/rules', label: pages.rules },
  { href: '/definitions', label: pages.definitions },
] as const;

export type Place = (typeof places)[number]['href'];
