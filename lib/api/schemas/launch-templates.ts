import { z } from 'zod';
import { templateChangeKinds } from '#lib/domain/template-history.ts';
import { finding } from './findings.ts';
import { historyEntry } from './history.ts';
import { commonFilters, countedPageOf, list, page, search } from './parameters.ts';
import { relatedInstance } from './related-instances.ts';
import { endTime, timestamp } from './times.ts';

const launchTemplateSorts = ['uncovered', 'running', 'name', 'createdAt', 'owner', 'templateId'] as const;

const templateVersion = z
  .object({
    versionNumber: z.int(),
    isDefault: z.boolean(),
    isLatest: z.boolean(),
    createdAt: timestamp.nullable(),
    profile: z
      .string()
      .nullable()
      .meta({ description: "The instance profile's ARN or name, as the template gives it; null: none." }),
    imageId: z.string().nullable(),
    instanceType: z.string().nullable(),
    httpTokens: z.string().nullable(),
    httpEndpoint: z.string().nullable().meta({
      description: '`disabled`: what it launches has no metadata service, so no credentials of a role.',
    }),
  })
  .meta({ id: 'LaunchTemplateVersion' });

const count = z.int().min(0);

const launchTemplate = z
  .object({
    accountId: z.string(),
    region: z.string(),
    templateId: z.string(),
    templateName: z.string(),
    owner: z.string(),
    createdAt: timestamp.nullable().meta({ description: 'When the newest of its versions was made.' }),
    versions: z.array(templateVersion).meta({
      description:
        'Those that matter: the default, the latest, and those that instances which are there came from; oldest first.',
    }),
    running: count.meta({ description: 'Running instances that came from it, of whatever version.' }),
    uncovered: count.meta({ description: 'Of these, those known to have no role.' }),
    unknown: count.meta({ description: 'Of these, those of which it is not known.' }),
  })
  .meta({ id: 'LaunchTemplate' });

export const launchTemplateDetail = launchTemplate
  .extend({
    goneAt: timestamp
      .nullable()
      .meta({ description: 'The snapshot that no longer showed it; null while it is there.' }),
    tags: z.record(z.string(), z.string()),
    instances: z.array(relatedInstance).meta({
      description:
        'The running instances that came from it: the first 200, those without a role first. `running` counts them all.',
    }),
    history: z
      .array(
        historyEntry(templateChangeKinds)
          .extend({ versionNumber: z.int() })
          .meta({ id: 'LaunchTemplateHistoryEntry' }),
      )
      .meta({ description: 'What changed of each version, newest first.' }),
    findings: z.array(finding).meta({ description: 'Of all its versions, open first, at most 200.' }),
  })
  .meta({ id: 'LaunchTemplateDetail' });

export const launchTemplatesPage = countedPageOf(launchTemplate).meta({ id: 'LaunchTemplatesPage' });

const at = endTime('The templates as they were at this instant; default: as last seen.').optional();

export const launchTemplatesQuery = z.object({
  at,
  profile: list(
    z.enum(['none', 'named']),
    'Only templates with a current version that names no instance profile, or only others.',
  ).optional(),
  q: search.optional(),
  ...commonFilters,
  ...page(launchTemplateSorts),
});

export const launchTemplateQuery = z.object({ at });

export type LaunchTemplate = z.infer<typeof launchTemplate>;
export type LaunchTemplateDetail = z.infer<typeof launchTemplateDetail>;
export type LaunchTemplatesPage = z.infer<typeof launchTemplatesPage>;
export type LaunchTemplatesInput = z.output<typeof launchTemplatesQuery>;
export type LaunchTemplatesParams = z.input<typeof launchTemplatesQuery>;
