import { type ControlGroup, type RuleReference, ruleReferences } from '#lib/domain/rules/reference.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { ruleWords as words } from '#words/rules.ts';

/** docs/rules.md: the page of rules as Markdown, with the thresholds that hold unless others are set. */
export function rulesDocument(): string {
  const references = ruleReferences(defaultSettings.thresholds);
  return [
    '<!-- Made by `npm run docs:rules` from lib/domain/rules. -->',
    `# ${words.title}`,
    words.intro,
    overview(references),
    ...references.flatMap(sectionOf),
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}

function overview(references: readonly RuleReference[]): string {
  const { rule, name, severity } = words.columns;
  return [
    `| ${rule} | ${name} | ${severity} |`,
    '|---|---|---|',
    ...references.map(({ id, title, severity: worst }) => `| [\`${id}\`](#${id}) | ${title} | ${worst} |`),
  ].join('\n');
}

function sectionOf(rule: RuleReference): string[] {
  const { remediation } = rule;
  return [
    `## ${rule.id}`,
    `**${rule.title}**, ${rule.severity}. ${rule.rationale}`,
    `${words.condition}: ${rule.condition}${thresholdsText(rule)}`,
    `${words.evidence}: ${rule.evidence.map((name) => `\`${name}\``).join(', ')}.`,
    `${words.remediation}:`,
    fenced('sh', remediation.cli),
    fenced('hcl', remediation.terraform),
    fenced('yaml', remediation.cloudFormation),
    remediation.console.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    rule.compliance.length === 0
      ? words.noCompliance
      : [`${words.compliance}:`, '', ...rule.compliance.map((group) => `- ${controlsText(group)}`)].join(
          '\n',
        ),
  ];
}

function thresholdsText({ thresholds }: RuleReference): string {
  if (thresholds.length === 0) return '';
  const settings = thresholds.map(({ setting, value }) => `\`${words.threshold(setting, String(value))}\``);
  return ` (${settings.join(', ')})`;
}

function controlsText({ framework, version, controls, isOwnReading }: ControlGroup): string {
  return `${framework} ${version}: ${controls.join(', ')}${isOwnReading ? ` (${words.ownReading})` : ''}`;
}

function fenced(language: string, text: string): string {
  return [`\`\`\`${language}`, text, '```'].join('\n');
}
