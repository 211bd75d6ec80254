import { z } from 'zod';
import 'zod-openapi';
import { finding, findingEvent } from './findings.ts';

/** An error answer: RFC 9457 `application/problem+json`. */
export const problem = z
  .object({
    type: z.string().meta({ example: 'urn:rolecall:problem:bad-request' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened, to what, and what to do next.' }),
    errors: z
      .array(
        z.object({
          parameter: z.string(),
          message: z.string(),
          place: z.object({ start: z.int(), end: z.int() }).optional().meta({
            description: 'Where in the parameter, in UTF-16 units: `start` inclusive, `end` exclusive.',
          }),
        }),
      )
      .optional()
      .meta({ description: 'The parameters at fault.' }),
    current: finding.optional().meta({ description: 'Of a conflict: the finding as it is.' }),
    since: z
      .array(findingEvent)
      .optional()
      .meta({ description: 'Of a conflict: what others did to it meanwhile, the newest first.' }),
    count: z.int().optional().meta({ description: 'Of a conflict: how many findings there really are.' }),
  })
  .meta({ id: 'Problem', description: 'An error answer: RFC 9457.' });

export type Problem = z.infer<typeof problem>;
