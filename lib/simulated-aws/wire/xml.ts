const SPECIAL = /[&<>"'\p{Cc}]/u;
const EVERY_SPECIAL = /[&<>"'\p{Cc}]/gu;
const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for XML; control characters, which XML 1.0 does not allow at all, become numeric references. */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(
    EVERY_SPECIAL,
    (character) => NAMED[character] ?? `&#x${character.charCodeAt(0).toString(16)};`,
  );
}

/** One element with text content. */
export function element(name: string, text: string | number | boolean): string {
  return `<${name}>${typeof text === 'string' ? escapeXml(text) : text}</${name}>`;
}

/** One element with text content, or nothing for null. */
export function optionalElement(name: string, text: string | null): string {
  return text === null ? '' : element(name, text);
}

/** A list in EC2's shape: `<name><item>...</item></name>`, from rendered contents. */
export function itemList(name: string, contents: readonly string[]): string {
  let items = '';
  for (const content of contents) items += `<item>${content}</item>`;
  return items === '' ? `<${name}/>` : `<${name}>${items}</${name}>`;
}

/** A list in IAM's shape: `<name><member>...</member></name>`, from rendered contents. */
export function memberList(name: string, contents: readonly string[]): string {
  let members = '';
  for (const content of contents) members += `<member>${content}</member>`;
  return members === '' ? `<${name}/>` : `<${name}>${members}</${name}>`;
}

/** A time as EC2 writes it, with milliseconds. */
export function ec2Time(at: number): string {
  return new Date(at).toISOString();
}

/** A time as IAM writes it, in whole seconds. */
export function iamTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
