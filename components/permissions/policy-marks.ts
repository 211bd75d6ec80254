import type { LineMark } from '#components/code/json-code.tsx';
import type { RolePermissions, RolePolicy } from '#lib/api/schemas.ts';
import { permissionWords as words } from '#words/permissions.ts';

type Named = Pick<RolePolicy, 'name' | 'policyArn' | 'group'> & { kind: string };

/** What a policy of a role or a user goes by on its page. */
export function policyKey({ kind, name, policyArn, group }: Named): string {
  return `${group === undefined ? '' : `${group}-`}${kind}-${policyArn ?? name}`.replaceAll(/\s/g, '-');
}

/** The lines of each policy's document to mark: what causes a class, else what weakens one. */
export function marksOf(permissions: RolePermissions | null): ReadonlyMap<string, LineMark[]> {
  const marks = new Map<string, LineMark[]>();
  if (!permissions?.isAssessed) return marks;
  const add = (place: Named & Pick<LineMark, 'first' | 'last'>, tone: LineMark['tone']) => {
    const key = policyKey(place);
    const known = marks.get(key) ?? [];
    if (known.some(({ first }) => first === place.first)) return;
    const { first, last } = place;
    marks.set(key, [...known, { first, last, tone, label: words.marks[tone] }]);
  };
  for (const { causes } of permissions.classes) {
    for (const { lines, ...place } of causes) add({ ...place, ...lines }, 'cause');
  }
  for (const { weakenedBy } of permissions.classes) {
    for (const { lines, ...place } of weakenedBy) add({ ...place, ...lines }, 'weakens');
  }
  return marks;
}
