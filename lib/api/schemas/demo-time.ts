import { z } from 'zod';
import 'zod-openapi';
import { timestamp } from './times.ts';

const message = 'expected a whole number from 1 to 31';

export const timePassRequest = z
  .strictObject({
    days: z.int({ message }).min(1, { message }).max(31, { message }).meta({ description: 'How many days.' }),
  })
  .meta({ id: 'TimePassRequest' });

export const timePassed = z
  .object({ now: timestamp.meta({ description: 'What time it is in the demo.' }) })
  .meta({ id: 'TimePassed' });

export type TimePassRequest = z.infer<typeof timePassRequest>;
export type TimePassed = z.infer<typeof timePassed>;
