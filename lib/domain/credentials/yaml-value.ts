import { type Alias, Composer, type Document, isAlias, isMap, isScalar, isSeq, Parser, visit } from 'yaml';

/**
 * A value of a YAML text. It is read no further than is asked for, and an alias is followed where it is asked for: neither aliases
 * that multiply nor keys that nest cost more than their characters.
 */
export interface YamlValue {
  readonly isMapping: boolean;
  /** What a mapping holds under a name, the last of several; without a value where there is none. */
  readonly field: (name: string) => YamlValue;
  /** What a sequence holds. */
  readonly items: () => YamlValue[];
  /** The value of what holds no others, null of what does. */
  readonly scalar: () => unknown;
}

/** Reads the first document of a YAML text, of malformed ones as much as can be read. Null when it cannot be parsed. */
export function readYaml(text: string): YamlValue | null {
  try {
    const composer = new Composer({
      customTags: ['binary'],
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [document] = composer.compose(firstDocument(text), true, text.length);
    return document === undefined ? null : yamlValue(document.contents, targetsOf(document));
  } catch {
    return null;
  }
}

/** The tokens up to the end of the first document; what belongs to none is left out, as there may be much of it. */
function* firstDocument(text: string) {
  for (const token of new Parser().parse(text)) {
    if (token.type !== 'error') yield token;
    if (token.type === 'document') return;
  }
}

/** What each alias stands for: the last node before it with its anchor. */
function targetsOf(document: Document): ReadonlyMap<Alias, unknown> {
  const anchored = new Map<string, unknown>();
  const targets = new Map<Alias, unknown>();
  visit(document, {
    Alias: (_, alias) => {
      targets.set(alias, anchored.get(alias.source));
    },
    Value: (_, node) => {
      if (node.anchor) anchored.set(node.anchor, node);
    },
  });
  return targets;
}

function yamlValue(written: unknown, targets: ReadonlyMap<Alias, unknown>): YamlValue {
  const node = isAlias(written) ? targets.get(written) : written;
  return {
    isMapping: isMap(node),
    field: (name) => {
      const pair = isMap(node)
        ? node.items.findLast(({ key }) => isScalar(key) && key.value === name)
        : undefined;
      return yamlValue(pair?.value, targets);
    },
    items: () => (isSeq(node) ? node.items.map((item) => yamlValue(item, targets)) : []),
    scalar: () => (isScalar(node) ? node.value : null),
  };
}
