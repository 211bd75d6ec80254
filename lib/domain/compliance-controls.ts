import { allRules } from '#lib/domain/rules/index.ts';
import type { RuleId } from '#lib/domain/rules/rule.ts';

/** One control of one version of a framework, and the rules that speak of it. */
export type Control = {
  control: string;
  /** This project's own reading alone connects its rules with it. */
  isOwnReading: boolean;
  ruleIds: readonly RuleId[];
};

/** A version of a framework; `id` is its name in addresses. */
export type FrameworkVersion = { id: string; name: string; controls: readonly Control[] };

/** A framework with its versions, the newest first. */
export type Framework = { id: string; name: string; versions: readonly FrameworkVersion[] };

const natural = new Intl.Collator('en', { numeric: true });

/** A name as a part of an address: `NIST SP 800-53` gives `nist-sp-800-53`. */
export function addressPart(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-');
}

/** Every framework that a rule refers to, with its controls in their order. */
export const frameworks: readonly Framework[] = readFrameworks();

function readFrameworks(): Framework[] {
  const references = allRules.flatMap(({ id, compliance }) =>
    compliance.map((reference) => ({ ...reference, ruleId: id })),
  );
  return [...Map.groupBy(references, ({ framework }) => framework)].map(([name, ofFramework]) => ({
    id: addressPart(name),
    name,
    versions: [...Map.groupBy(ofFramework, ({ version }) => version)]
      .map(([version, ofVersion]) => ({
        id: addressPart(version),
        name: version,
        controls: [...Map.groupBy(ofVersion, ({ control }) => control)]
          .map(([control, ofControl]) => ({
            control,
            isOwnReading: ofControl.every(({ isOwnReading }) => isOwnReading),
            ruleIds: [...new Set(ofControl.map(({ ruleId }) => ruleId))],
          }))
          .toSorted((a, b) => natural.compare(a.control, b.control)),
      }))
      .toSorted((a, b) => natural.compare(b.name, a.name)),
  }));
}

/** A version of a framework by their ids; undefined if there is none. */
export function findVersion(frameworkId: string, versionId: string) {
  const framework = frameworks.find(({ id }) => id === frameworkId);
  const version = framework?.versions.find(({ id }) => id === versionId);
  return framework && version ? { framework, version } : undefined;
}
