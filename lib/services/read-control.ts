import {
  type Control,
  type Framework,
  type FrameworkVersion,
  findVersion,
} from '#lib/domain/compliance-controls.ts';
import { notFound } from './errors.ts';

/**
 * A control by the end of its address, `FRAMEWORK/VERSION/CONTROL`.
 *
 * @throws ServiceError if no rule refers to it
 */
export function readControl(id: string): {
  framework: Framework;
  version: FrameworkVersion;
  control: Control;
} {
  const [frameworkId = '', versionId = '', ...rest] = id.split('/');
  const found = findVersion(frameworkId, versionId);
  const control = found?.version.controls.find((one) => one.control === rest.join('/'));
  if (!found || !control) throw notFound('control', id);
  return { ...found, control };
}
