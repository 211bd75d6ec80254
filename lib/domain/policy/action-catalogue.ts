import { type ActionSet, addAction, addRange, noActions } from '#lib/domain/policy/action-set.ts';
import { knownActions } from '#lib/domain/policy/sensitive-actions.ts';
import { shortened, wildcardMatcher } from '#lib/domain/policy/wildcard.ts';

/** How AWS classifies what an action does. */
export type AccessLevel = 'read' | 'list' | 'write' | 'tagging' | 'permissions' | 'unknown';

/** A kind of resource that an action works on: its ARN with `*` for each part that differs from one to the next. */
export type ActionResource = { arn: string; isRequired: boolean };

/** An action as AWS's service authorization reference describes it. No resources: it can only be allowed on `*`. */
export type Action = {
  service: string;
  name: string;
  level: AccessLevel;
  resources: readonly ActionResource[];
};

/** Every action that AWS knows, sorted by service and name. An action goes by its index. */
export type ActionCatalogue = {
  /** Of the data that it was made from: what was analysed by other data is analysed again. */
  revision: string;
  actions: readonly Action[];
  /** Where each service's actions stand. */
  services: ReadonlyMap<string, { first: number; end: number }>;
  /** `iam:passrole` of each action. */
  names: readonly string[];
  indexes: ReadonlyMap<string, number>;
};

/** A catalogue of some actions; the ones that this project itself names are added where they are missing. */
export function createCatalogue(revision: string, given: readonly Action[]): ActionCatalogue {
  const byName = new Map(given.map((action) => [nameOf(action), action]));
  for (const name of knownActions) {
    if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), unlisted(name));
  }
  const sorted = [...byName].sort(([one], [other]) => compare(one, other));
  const services = new Map<string, { first: number; end: number }>();
  for (const [index, [, { service }]] of sorted.entries()) {
    const key = service.toLowerCase();
    services.set(key, { first: services.get(key)?.first ?? index, end: index + 1 });
  }
  return {
    revision,
    actions: sorted.map(([, action]) => action),
    services,
    names: sorted.map(([name]) => name),
    indexes: new Map(sorted.map(([name], index) => [name, index])),
  };
}

function nameOf({ service, name }: Pick<Action, 'service' | 'name'>): string {
  return `${service}:${name}`.toLowerCase();
}

/** An action that AWS no longer lists, or does not yet. */
function unlisted(name: string): Action {
  const [service = '', action = ''] = name.split(':');
  return { service, name: action, level: 'unknown', resources: [] };
}

/** By service first: a colon sorts before every sign that a name may have but `-`. */
function compare(one: string, other: string): number {
  const [service = '', name = ''] = one.split(':');
  const [otherService = '', otherName = ''] = other.split(':');
  if (service !== otherService) return service < otherService ? -1 : 1;
  return name < otherName ? -1 : Number(name > otherName);
}

/** `iam:PassRole` of an index. */
export function actionName({ actions }: ActionCatalogue, index: number): string {
  const action = actions[index];
  return action === undefined ? '' : `${action.service}:${action.name}`;
}

/**
 * The actions that a pattern of a policy stands for, in any case: `s3:Get*`, `*`, `iam:*role*`. What AWS does not know is
 * none.
 */
export function expandPattern(catalogue: ActionCatalogue, given: string): ActionSet {
  const { names, services, indexes } = catalogue;
  const set = noActions(names.length);
  const pattern = shortened(given.toLowerCase());
  if (!/[*?]/.test(pattern)) {
    const index = indexes.get(pattern);
    if (index !== undefined) addAction(set, index);
    return set;
  }
  const service = pattern.split(':', 1)[0] ?? '';
  const isOneService = pattern.includes(':') && !/[*?]/.test(service);
  const range = isOneService ? services.get(service) : { first: 0, end: names.length };
  if (range === undefined) return set;
  if (pattern === '*' || pattern === '*:*' || pattern === `${service}:*`) addRange(set, range);
  else addMatching(set, pattern, { names, ...range });
  return set;
}

function addMatching(
  set: ActionSet,
  pattern: string,
  { names, first, end }: { names: readonly string[]; first: number; end: number },
): void {
  const matches = wildcardMatcher(pattern);
  for (let index = first; index < end; index++) if (matches(names[index] ?? '')) addAction(set, index);
}

/** The actions of some names that a catalogue has. */
export function actionsNamed({ indexes, names }: ActionCatalogue, wanted: readonly string[]): ActionSet {
  const set = noActions(names.length);
  for (const name of wanted) {
    const index = indexes.get(name.toLowerCase());
    if (index !== undefined) addAction(set, index);
  }
  return set;
}

/** The actions of which something holds. */
export function actionsWhere(catalogue: ActionCatalogue, holds: (action: Action) => boolean): ActionSet {
  const set = noActions(catalogue.names.length);
  for (const [index, action] of catalogue.actions.entries()) if (holds(action)) addAction(set, index);
  return set;
}
