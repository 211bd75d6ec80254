import { z } from 'zod';
import 'zod-openapi';
import { timestamp } from './times.ts';
import { keptText } from './written-text.ts';

export const commentRequest = z
  .strictObject({
    text: keptText(10_000).meta({ description: 'Markdown. HTML in it is shown as it stands, never run.' }),
  })
  .meta({ id: 'CommentRequest' });

/** Part of a line of rendered Markdown. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'strong' | 'emphasis'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'break' };

/** A block of rendered Markdown. */
export type Block =
  | { type: 'paragraph' | 'heading'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; isOrdered: boolean; items: Block[][] }
  | { type: 'rule' };

const inline: z.ZodType<Inline> = z
  .lazy(() =>
    z.union([
      z.object({ type: z.enum(['text', 'code']), text: z.string() }),
      z.object({ type: z.enum(['strong', 'emphasis']), children: z.array(inline) }),
      z.object({ type: z.literal('link'), href: z.string(), children: z.array(inline) }),
      z.object({ type: z.literal('break') }),
    ]),
  )
  .meta({ id: 'Inline' });

const block: z.ZodType<Block> = z
  .lazy(() =>
    z.union([
      z.object({ type: z.enum(['paragraph', 'heading']), children: z.array(inline) }),
      z.object({ type: z.literal('code'), text: z.string() }),
      z.object({ type: z.literal('quote'), blocks: z.array(block) }),
      z.object({ type: z.literal('list'), isOrdered: z.boolean(), items: z.array(z.array(block)) }),
      z.object({ type: z.literal('rule') }),
    ]),
  )
  .meta({ id: 'Block' });

export const comment = z
  .object({
    id: z.uuid(),
    text: z.string().meta({ description: 'The Markdown as it was written.' }),
    blocks: z.array(block).meta({ description: 'What of it is shown: texts and https links, never HTML.' }),
    author: z.string(),
    isOwn: z.boolean(),
    createdAt: timestamp,
    editedAt: timestamp.nullable(),
  })
  .meta({ id: 'Comment' });

export type Comment = z.infer<typeof comment>;
export type CommentRequest = z.input<typeof commentRequest>;
export type CommentInput = z.output<typeof commentRequest>;
