import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Inline } from '#lib/api/schemas.ts';

type Root = ReturnType<typeof fromMarkdown>;
type RootContent = Root['children'][number];
type Nodes = Root | RootContent;

/** Deeper than this, quotes and lists are shown as the text they hold. */
const deepest = 8;

/** A line within twenty quotes or list items; not one that is drawn across by as many dashes or stars. */
const lineInTwentyContainers =
  /^(?![ \t]*([*-])(?:[ \t]*\1)*[ \t]*$)(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){20}/m;
const mostEmphasisMarks = 1_000;
const mostBrackets = 500;

/**
 * What of a person's Markdown is shown: blocks of text, with emphasis, code, lists, quotes and links to https addresses.
 * Everything else, HTML and pictures among it, comes as the text that it is written with.
 */
export function readMarkdown(markdown: string): Block[] {
  if (isOverwrought(markdown)) return [{ type: 'paragraph', children: [{ type: 'text', text: markdown }] }];
  const root: Root = fromMarkdown(markdown);
  return blocksOf(root.children, markdown, 0);
}

/** Whether there is more in it than people write: of all three, a parser's time grows with the square. */
function isOverwrought(markdown: string): boolean {
  const count = (sign: RegExp) => markdown.match(sign)?.length ?? 0;
  return (
    lineInTwentyContainers.test(markdown) || count(/[*_]/g) > mostEmphasisMarks || count(/\[/g) > mostBrackets
  );
}

function blocksOf(nodes: readonly RootContent[], source: string, depth: number): Block[] {
  return nodes.flatMap((node) => blockOf(node, source, depth));
}

function blockOf(node: RootContent, source: string, depth: number): Block[] {
  if (depth >= deepest) return asWritten(node, source);
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [{ type: node.type, children: node.children.flatMap((child) => inlineOf(child, source, 0)) }];
    case 'code':
      return [{ type: 'code', text: node.value }];
    case 'blockquote':
      return [{ type: 'quote', blocks: blocksOf(node.children, source, depth + 1) }];
    case 'list': {
      const items = node.children.map((item) => blocksOf(item.children, source, depth + 1));
      return [{ type: 'list', isOrdered: node.ordered === true, items }];
    }
    case 'thematicBreak':
      return [{ type: 'rule' }];
    default:
      return asWritten(node, source);
  }
}

function inlineOf(node: Nodes, source: string, depth: number): Inline[] {
  const children = 'children' in node ? node.children : [];
  const inner = () => children.flatMap((child) => inlineOf(child, source, depth + 1));
  if (depth >= deepest) return [{ type: 'text', text: written(node, source) }];
  switch (node.type) {
    case 'text':
      return [{ type: 'text', text: node.value }];
    case 'inlineCode':
      return [{ type: 'code', text: node.value }];
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: inner() }];
    case 'break':
      return [{ type: 'break' }];
    case 'link':
      return isHttps(node.url)
        ? [{ type: 'link', href: node.url, children: inner() }]
        : [{ type: 'text', text: written(node, source) }];
    default:
      return [{ type: 'text', text: written(node, source) }];
  }
}

function asWritten(node: Nodes, source: string): Block[] {
  return [{ type: 'paragraph', children: [{ type: 'text', text: written(node, source) }] }];
}

function written(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function isHttps(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
