const ec2Services = new Set(['ec2.amazonaws.com', 'ec2.amazonaws.com.cn']);

/**
 * Whether a role's trust policy lets EC2 assume it: an `Allow` statement whose `Principal.Service` names EC2 and
 * whose actions take in `sts:AssumeRole`. Conditions are taken as met. Anything else, malformed policies too, is
 * false; never throws.
 */
export function isEc2Assumable(trustPolicy: unknown): boolean {
  return listOf(field(trustPolicy, 'Statement')).some(
    (statement) =>
      field(statement, 'Effect') === 'Allow' &&
      listOf(field(field(statement, 'Principal'), 'Service')).some(isEc2) &&
      listOf(field(statement, 'Action')).some(takesInAssumeRole),
  );
}

function isEc2(service: unknown): boolean {
  return typeof service === 'string' && ec2Services.has(service);
}

function takesInAssumeRole(action: unknown): boolean {
  if (typeof action !== 'string') return false;
  return ['*', 'sts:*', 'sts:assumerole'].includes(action.toLowerCase());
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
