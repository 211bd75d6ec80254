import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import type { z } from 'zod';
import { displayCookie, parseDisplay } from '#components/display/display-settings.ts';
import { createContext } from '#lib/api/context.ts';
import { refuseOtherSites } from '#lib/api/same-machine.ts';
import type { Context } from '#lib/services/context.ts';

type Service<I, O> = (args: { ctx: Context; input: I }) => Promise<O>;

/** The context of this request, the same for everything on the page. Refuses what the API would refuse. */
export const requestContext = cache(async (): Promise<Context> => {
  const host = (await headers()).get('host') ?? '';
  const { name } = parseDisplay((await cookies()).get(displayCookie)?.value);
  const actor = name.trim() === '' ? {} : { 'x-rolecall-actor': encodeURIComponent(name) };
  const request = new Request('http://page.invalid/', { headers: { host, ...actor } });
  refuseOtherSites(request);
  return createContext(request);
});

/** Calls a service with the parameters that the browser would send to the API, parsed by the same schema. */
export async function callService<S extends z.ZodType, O>(
  schema: S,
  service: Service<z.output<S>, O>,
  params: z.input<S>,
): Promise<O> {
  return service({ ctx: await requestContext(), input: schema.parse(params) });
}
