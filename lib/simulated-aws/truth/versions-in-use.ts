import type { Estate } from '../estate/estate.ts';
import type { Instance, Template, TemplateVersion } from '../estate/model.ts';
import { observe } from './observation.ts';

/** Whether a version of a template matters at an instant: it is what `$Default` or `$Latest` means, or an instance came from it. */
export type InUse = (template: Template, version: TemplateVersion, at: number) => boolean;

/** Tells which versions of an estate's templates matter, from the estate's own log. */
export function versionsInUse(estate: Estate): InUse {
  const launched = Map.groupBy(estate.everyInstance, launchedFrom);
  return (template, version, at) => {
    if (version.createdAt > at) return false;
    if (template.defaultMoves.findLast((move) => move.at <= at)?.version === version.number) return true;
    if (template.versions.findLast(({ createdAt }) => createdAt <= at) === version) return true;
    return (launched.get(`${template.id}:${version.number}`) ?? []).some((instance) => isThere(instance, at));
  };
}

function launchedFrom({ tags }: Instance): string {
  const tagNamed = (name: string) => tags.find(([key]) => key === name)?.[1];
  return `${tagNamed('aws:ec2launchtemplate:id')}:${tagNamed('aws:ec2launchtemplate:version')}`;
}

function isThere(instance: Instance, at: number): boolean {
  const seen = observe(instance, at);
  return seen !== null && seen.phase !== 'terminated';
}
