import { type Answer, asAnswer } from './answer.ts';
import { InvalidAnswer } from './aws-failure.ts';
import { parseXml } from './xml.ts';

/** An HTTP response as the SDK's handler gives it, before anything has read its body. */
export type HttpResponse = {
  statusCode: number;
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
};

/**
 * Reads a successful answer to `action` (`DescribeInstances`): the elements of its `…Response`, or of the
 * `…Result` inside. Throws `InvalidAnswer` if it is anything else, so that a proxy's page is never taken for an empty list.
 *
 * @param wanted the names of the elements to keep, see `parseXml`; all without it
 */
export async function readAnswer(
  action: string,
  response: HttpResponse,
  wanted?: ReadonlySet<string>,
): Promise<Answer> {
  const { name, value } = parseXml(await readBody(response.body), wanted);
  if (name !== `${action}Response`) {
    throw new InvalidAnswer(`<${name.slice(0, 40)}> in place of <${action}Response>`, response.statusCode);
  }
  const answer = asAnswer(value);
  const result = answer[`${action}Result`];
  return result === undefined ? answer : asAnswer(result);
}

/** Refuses a page for people, which a proxy or a sign-in portal sends with any status. */
export function refuseHtml({ headers, statusCode }: HttpResponse): void {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (type?.toLowerCase().includes('html') === true)
    throw new InvalidAnswer(`a web page (${type}), HTTP ${statusCode}`, statusCode);
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
