import { z } from 'zod';
import { environmentSchema } from './environment.ts';
import { settingsSchema } from './settings-schema.ts';

type Row = { key: string; allowed: string; fallback: string; description: string };
type Shape = Record<string, z.core.$ZodType>;

/** `docs/rolecall.schema.json`: editors check and complete `rolecall.yaml` with it. */
export function writeJsonSchema(): string {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'rolecall.yaml', ...schema }, null, 2).replaceAll(listOfTexts, onOneLine)}\n`;
}

const listOfTexts = /\[\s+("[^"\n]*"(?:,\s+"[^"\n]*")*)\s+\]/g;

/** Short lists on one line, as the formatter wants them. */
function onOneLine(_match: string, items: string): string {
  return `[${items.replaceAll(/,\s+/g, ', ')}]`;
}

/** `docs/configuration.md`: every setting and environment variable with what it may be. */
export function writeConfigurationGuide(): string {
  const { shape } = settingsSchema;
  const isSection = (schema: z.core.$ZodType) => shapeOf(schema) !== null;
  const lists = Object.entries(shape).filter(([, schema]) => !isSection(schema));
  const sections = Object.entries(shape).filter(([, schema]) => isSection(schema));
  const account = shapeOf(shape.accounts) ?? shapeOf(unwrap(shape.accounts, 'element')) ?? {};
  return [
    introduction,
    '## Settings\n',
    table(lists.map(([key, schema]) => rowOf(key, schema))),
    'Each entry of `accounts`:\n',
    table(Object.entries(account).map(([key, schema]) => rowOf(key, schema))),
    ...sections.map(([name, schema]) => writeSection(name, schema)),
    '## Environment\n',
    environmentIntroduction,
    table(Object.entries(environmentSchema.shape).map(([key, schema]) => rowOf(key, schema))),
  ].join('\n');
}

const introduction = `# Configuration

<!-- Written by lib/config/write-documents.ts from the schemas in lib/config. Do not edit by hand. -->

Rolecall needs no settings. Those that you want to change go into \`rolecall.yaml\` in the folder where you start it, or
into the file that \`ROLECALL_CONFIG\` names. All keys are optional. Unknown keys and wrong values are errors that name the
line and what is allowed. The first line below lets editors complete and check the file:

\`\`\`yaml
# yaml-language-server: $schema=docs/rolecall.schema.json
regions: [us-east-1, eu-west-1]
accounts:
  - { id: "123456789012", name: prod, profile: prod }
  - { id: "210987654321", name: data, roleArn: "arn:aws:iam::210987654321:role/rolecall", externalId: chosen-by-you }
targets: { roleCoverage: 0.95 }
\`\`\`
`;

const environmentIntroduction = `An empty variable counts as unset. Besides these, the AWS SDK reads its usual variables and files: \`AWS_ACCESS_KEY_ID\`,
\`AWS_SHARED_CREDENTIALS_FILE\`, \`AWS_WEB_IDENTITY_TOKEN_FILE\` and so on.
`;

function writeSection(name: string, schema: z.core.$ZodType): string {
  const rows = Object.entries(shapeOf(schema) ?? {}).map(([key, inner]) => rowOf(`${name}.${key}`, inner));
  return `### ${name}\n\n${z.globalRegistry.get(schema)?.description ?? ''}\n\n${table(rows)}`;
}

function rowOf(key: string, schema: z.core.$ZodType): Row {
  const fallback = (schema._zod.def as z.core.$ZodDefaultDef).defaultValue;
  const isShown = fallback !== undefined && fallback !== null;
  return {
    key: `\`${key}\``,
    allowed: allowedBy(schema),
    fallback: isShown ? `\`${JSON.stringify(fallback)}\`` : '',
    description: z.globalRegistry.get(schema)?.description ?? '',
  };
}

/** What a schema says when it is given something that it cannot take, without the `must be`. */
function allowedBy(schema: z.core.$ZodType): string {
  const attempts = [{}, '?', -1].map((wrong) => z.safeParse(schema, wrong).error?.issues[0]?.message);
  const message = attempts.find((text) => text !== undefined && !text.startsWith('Invalid')) ?? 'text';
  return message.replace(/^must (be )?(an? )?/, '').replace(/: there is no sign-in.*/, '');
}

function table(rows: Row[]): string {
  const cells = rows.map(({ key, allowed, fallback, description }) => [key, allowed, fallback, description]);
  const lines = [['key', 'allowed', 'default', 'meaning'], ['---', '---', '---', '---'], ...cells];
  return `${lines.map((line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')}\n`;
}

function shapeOf(schema: z.core.$ZodType): Shape | null {
  return (unwrap(schema, 'innerType')._zod.def as { shape?: Shape }).shape ?? null;
}

/** The schema inside defaults and nullable; with `element`, that of a list's items. */
function unwrap(schema: z.core.$ZodType, part: 'innerType' | 'element'): z.core.$ZodType {
  const { innerType, element } = schema._zod.def as {
    innerType?: z.core.$ZodType;
    element?: z.core.$ZodType;
  };
  if (innerType !== undefined) return unwrap(innerType, part);
  return part === 'element' && element !== undefined ? element : schema;
}
