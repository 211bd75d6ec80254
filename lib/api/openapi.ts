import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Endpoint } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints.ts';
import { problem } from './schemas.ts';

type Content = { description: string; content: Record<string, { schema: z.ZodType }> };

const description = `Times are ISO 8601, UTC. Lists come a page at a time: take \`nextCursor\` as \`cursor\` for the next one, with the
same filters and sort. Errors are RFC 9457 problems that name the parameters at fault. A figure that is null
stands for "no data". There is no sign-in yet: requests are answered on the machine itself only.`;

/** The OpenAPI 3.1 document of the HTTP interface, made from the schemas that requests are parsed by. */
export function createOpenApiDocument(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: toOperation(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Rolecall',
      version: '1',
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://localhost:3000' }],
    paths,
  });
}

function toOperation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { operation, summary, query, id, body, status, answer, path, type = 'application/json' } = endpoint;
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  return {
    operationId: operation,
    summary,
    requestParams: {
      ...(query ? { query } : {}),
      ...(id
        ? {
            path: z.object(
              Object.fromEntries(names.map((name) => [name, z.string().meta({ description: id })])),
            ),
          }
        : {}),
    },
    ...(body ? { requestBody: { content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [status]:
        answer === null
          ? { description: summary }
          : { description: summary, content: { [type]: { schema: answer } } },
      ...problems(endpoint),
    },
  };
}

function problems({ id, operation, answer, method }: Endpoint): Record<string, Content> {
  const of = (text: string): Content => ({
    description: text,
    content: { 'application/problem+json': { schema: problem } },
  });
  const unready = {
    description: 'Not ready',
    content: { 'application/json': { schema: answer ?? problem } },
  };
  return {
    '400': of('A parameter is wrong or unknown'),
    '403': of('Asked from elsewhere than this machine'),
    ...(id ? { '404': of('There is none') } : {}),
    ...(method === 'post' ? { '409': of('It cannot be done as things stand') } : {}),
    '503': operation === 'getHealth' ? unready : of('The database does not answer'),
    default: of('Any other error'),
  };
}
