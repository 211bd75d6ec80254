import type { z } from 'zod';
import { badRequest, type ParameterError } from '#lib/services/errors.ts';

/**
 * Reads a request's query parameters by their schema.
 *
 * @throws ServiceError naming every parameter that is unknown, given twice or wrong, and what is allowed
 */
export function parseQuery<S extends z.ZodObject>(schema: S, params: URLSearchParams): z.output<S> {
  const allowed = Object.keys(schema.shape);
  const names = [...new Set(params.keys())];
  const unknown = names
    .filter((name) => !allowed.includes(name))
    .map((parameter) => ({ parameter, message: `is not a parameter here; allowed: ${list(allowed)}` }));
  const given = names.map((name) => {
    const values = params.getAll(name);
    return [name, values.length === 1 ? values[0] : values] as const;
  });
  const { data, error } = schema.safeParse(Object.fromEntries(given));
  const errors = [...unknown, ...(error ? toParameterErrors(error, params) : [])];
  if (data === undefined || errors.length > 0) throw badRequest(errors);
  return data;
}

/** What zod found wrong, a sentence a parameter. */
export function toParameterErrors(error: z.ZodError, params?: URLSearchParams): ParameterError[] {
  return error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys')
      return { parameter: issue.keys.join(', '), message: 'is not known here' };
    const parameter = issue.path.length > 0 ? String(issue.path[0]) : 'body';
    const count = params?.getAll(parameter).length ?? 0;
    if (issue.code === 'invalid_type' && count > 1) return { parameter, message: 'may be given only once' };
    if (issue.code === 'invalid_type' && params && count === 0)
      return { parameter, message: 'has to be given' };
    if (issue.code === 'invalid_value')
      return {
        parameter,
        message:
          count === 0 && params ? `has to be given: ${list(issue.values)}` : `allowed: ${list(issue.values)}`,
      };
    return { parameter, message: issue.message, ...placeOf(issue) };
  });
}

function placeOf(issue: z.core.$ZodIssue): Pick<ParameterError, 'place'> {
  const place: ParameterError['place'] = issue.code === 'custom' ? issue.params?.place : undefined;
  return place ? { place } : {};
}

function list(values: readonly unknown[]): string {
  return values.length === 0 ? 'none' : values.map(String).join(', ');
}
