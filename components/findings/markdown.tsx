import type { ReactNode } from 'react';
import type { Comment } from '#lib/api/schemas.ts';
import classes from './triage.module.css';

type Block = Comment['blocks'][number];
type Inline = Extract<Block, { children: unknown }>['children'][number];

/** Markdown that the server has read: texts and links, never HTML. */
export function Markdown({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className={classes.markdown} dir="auto">
      {keyed(blocks.map(blockOf))}
    </div>
  );
}

function blockOf(block: Block): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p>{keyed(block.children.map(inlineOf))}</p>;
    case 'heading':
      return (
        <p>
          <strong>{keyed(block.children.map(inlineOf))}</strong>
        </p>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'quote':
      return <blockquote>{keyed(block.blocks.map(blockOf))}</blockquote>;
    case 'list': {
      const items = keyed(block.items.map(itemOf));
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'rule':
      return <hr />;
  }
}

function itemOf(blocks: readonly Block[]): ReactNode {
  return <li>{keyed(blocks.map(blockOf))}</li>;
}

function inlineOf(inline: Inline): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return <strong>{keyed(inline.children.map(inlineOf))}</strong>;
    case 'emphasis':
      return <em>{keyed(inline.children.map(inlineOf))}</em>;
    case 'link':
      return (
        <a href={inline.href} rel="noopener noreferrer" target="_blank">
          {keyed(inline.children.map(inlineOf))}
        </a>
      );
    case 'break':
      return <br />;
  }
}

/** Parts of a text, which never change places. */
function keyed(parts: readonly ReactNode[]): ReactNode {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is shown anew as a whole
    <Part key={index}>{part}</Part>
  ));
}

function Part({ children }: { children: ReactNode }) {
  return children;
}
