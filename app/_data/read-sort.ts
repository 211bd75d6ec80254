import type { z } from 'zod';
import type { RawParams } from '#components/scope/resolve-scope.ts';

type Sorted = z.ZodObject<{ sort: z.ZodOptional<z.ZodEnum> }>;

/** The sort that the address asks for, if the list has it; else its own. */
export function readSort<S extends Sorted>(
  list: S,
  raw: RawParams,
  own: NonNullable<z.input<S>['sort']>,
): NonNullable<z.input<S>['sort']> {
  const asked = list.shape.sort.safeParse([raw.sort].flat()[0]);
  return (asked.data as z.input<S>['sort']) ?? own;
}
