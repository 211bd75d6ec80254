import { z } from 'zod';
import 'zod-openapi';
import { timestamp } from './times.ts';
import { anyText, writtenText } from './written-text.ts';

const savedQuery = anyText(4_096).meta({
  description: "The address's query: filter, sort, columns, grouping.",
});
const viewPage = z.enum(['findings']);

/** A view to save. */
export const viewRequest = z
  .strictObject({
    page: viewPage,
    name: writtenText(80),
    query: savedQuery,
    isShared: z.boolean().default(false),
  })
  .meta({ id: 'ViewRequest' });

/** What of a saved view is to change; what is not named stays. */
export const viewPatch = z
  .strictObject({
    name: writtenText(80).optional(),
    query: savedQuery.optional(),
    isShared: z.boolean().optional(),
  })
  .meta({ id: 'ViewPatch' });

export const view = z
  .object({
    id: z.uuid(),
    page: viewPage,
    name: z.string(),
    query: z.string(),
    owner: z.string(),
    isShared: z.boolean().meta({ description: 'Everybody sees it; only its owner changes it.' }),
    isOwn: z.boolean(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'SavedView' });

export const viewsQuery = z.object({ page: viewPage.default('findings') });

export const viewsList = z
  .object({ data: z.array(view) })
  .meta({ id: 'SavedViews', description: "One's own, then those that others share; by name." });

export type ViewRequest = z.input<typeof viewRequest>;
export type ViewInput = z.output<typeof viewRequest>;
export type ViewPatch = z.input<typeof viewPatch>;
export type ViewPatchInput = z.output<typeof viewPatch>;
export type SavedView = z.infer<typeof view>;
export type ViewsInput = z.output<typeof viewsQuery>;
export type SavedViews = z.infer<typeof viewsList>;
