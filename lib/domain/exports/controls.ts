import type { ComplianceReference } from '#lib/domain/rules/rule.ts';

/** A control as one line of text: `PCI DSS 4.0.1 8.6.2 (own reading)`. */
export function controlLine({ framework, version, control, isOwnReading }: ComplianceReference): string {
  return `${framework} ${version} ${control}${isOwnReading ? ' (own reading)' : ''}`;
}

/** The frameworks that controls belong to, each with its version, once. */
export function standardsOf(controls: readonly ComplianceReference[]): string[] {
  return [...new Set(controls.map(({ framework, version }) => `${framework} ${version}`))];
}
