import { z } from 'zod';
import 'zod-openapi';
import { redactCredentials } from '#lib/domain/credentials/redact-credentials.ts';
import { keptText } from './written-text.ts';

const ticketUrl = z
  .string('expected an https address')
  .max(2_048, 'at most 2048 characters')
  .refine(isHttps, 'must be an https address, such as https://tickets.example/SEC-1')
  .refine((url) => redactCredentials(url) === url, 'must hold no credential');

function isHttps(value: string): boolean {
  const url = URL.parse(value);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/** A ticket to add to a finding. */
export const ticketLinkRequest = z
  .strictObject({ url: ticketUrl, title: keptText(200) })
  .meta({ id: 'TicketLinkRequest' });

export const ticketLink = z
  .object({ url: z.string().meta({ description: 'https.' }), title: z.string() })
  .meta({ id: 'TicketLink', description: 'A ticket that a finding is worked on in.' });
