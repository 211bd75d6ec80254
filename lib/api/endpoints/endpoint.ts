import type { z } from 'zod';

/** One address of the API as the OpenAPI document describes it. */
export type Endpoint = {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  operation: string;
  summary: string;
  query?: z.ZodObject;
  /** What the id in the path is. */
  id?: string;
  body?: z.ZodObject;
  status: 200 | 201 | 202 | 204;
  /** Null: the answer has no body. */
  answer: z.ZodType | null;
  /** Of answers that are not JSON. */
  type?: string;
};

type Details = Pick<Endpoint, 'query' | 'id'>;

/** An address that is read. */
export function get(
  path: string,
  operation: string,
  summary: string,
  answer: z.ZodType,
  details: Details,
): Endpoint {
  return { method: 'get', path, operation, summary, answer, status: 200, ...details };
}
