import { AwsError } from './aws-error.ts';

/** A list parameter in EC2's form: `InstanceId.1`, `InstanceId.2`. */
export function listParameter(params: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let position = 1; ; position++) {
    const value = params.get(`${name}.${position}`);
    if (value === null) return values;
    values.push(value);
  }
}

/** The filters of an EC2 call: `Filter.1.Name`, `Filter.1.Value.1`; a name that is not known is an error, as at AWS. */
export function filterParameters(params: URLSearchParams, known: readonly string[]): Map<string, string[]> {
  const filters = new Map<string, string[]>();
  for (let position = 1; ; position++) {
    const name = params.get(`Filter.${position}.Name`);
    if (name === null) return filters;
    if (!known.includes(name)) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
    filters.set(name, listParameter(params, `Filter.${position}.Value`));
  }
}

/** A page size within its bounds, or null when the caller leaves it open. */
export function pageSizeParameter(params: URLSearchParams, least: number, most: number): number | null {
  const text = params.get('MaxResults');
  if (text === null) return null;
  const size = Number(text);
  if (Number.isInteger(size) && size >= least && size <= most) return size;
  throw new AwsError(
    'InvalidParameterValue',
    `Value ( ${text} ) for parameter maxResults is invalid. Expecting a value between ${least} and ${most}.`,
  );
}

/** The page size of an IAM call, 100 unless given. */
export function maxItemsParameter(params: URLSearchParams): number {
  const text = params.get('MaxItems') ?? '100';
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= 1000) return size;
  const rule = size < 1 ? 'greater than or equal to 1' : 'less than or equal to 1000';
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${text}' at 'maxItems' failed to satisfy constraint: Member must have value ${rule}`,
  );
}

/** A parameter that must be there. */
export function requiredParameter(params: URLSearchParams, name: string): string {
  const value = params.get(name);
  if (value) return value;
  throw new AwsError('MissingParameter', `The request must contain the parameter ${name}`);
}
