/** What a field holds. A `level` is an enum with an order; `age` is how long ago a time was; `tags` is a map, one field a key: `tag:env`. */
type FieldKind = 'text' | 'enum' | 'level' | 'time' | 'age' | 'number' | 'flag' | 'tags';

/** One property that a list can be filtered by. */
export type FilterField = {
  name: string;
  kind: FieldKind;
  /** What it is, in a few words. */
  hint: string;
  /** The values of an `enum`, or of a `level` from the least to the most. */
  values?: readonly string[];
  /** Whether it may be absent, which `none` stands for. */
  isNullable?: boolean;
};

/** How a field is compared with a value. `:` is "holds the text". */
export const operators = ['=', '!=', ':', '!:', '>', '>=', '<', '<='] as const;

export type Operator = (typeof operators)[number];

const equal = ['=', '!='] as const;
const ordered = ['>', '>=', '<', '<='] as const;

const operatorsOf: Record<FieldKind, readonly Operator[]> = {
  text: [...equal, ':', '!:'],
  tags: [...equal, ':', '!:'],
  enum: equal,
  level: [...equal, ...ordered],
  flag: ['='],
  number: [...equal, ...ordered],
  time: [...equal, ...ordered],
  age: ordered,
};

/** The operators that make sense for a field; one without an order or a text can still be absent. */
export function allowedOperators({ kind }: FilterField): readonly Operator[] {
  return operatorsOf[kind];
}

/** The field of a name, in any case. */
export function fieldNamed(fields: readonly FilterField[], name: string): FilterField | undefined {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name === wanted);
}

/** Whether a field can be compared with `none`. A tag can always be missing. */
export function mayBeNone({ kind, isNullable }: FilterField): boolean {
  return kind === 'tags' || isNullable === true;
}
