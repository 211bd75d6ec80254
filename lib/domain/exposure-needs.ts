/**
 * Whether what held an exposed key still needs it: `needed` without a role of its own, or without a metadata service to get
 * its credentials from; `needed-when-started` if it does not run at the moment; `has-role` with one; `removed` where the key is no
 * more, or `gone` itself; `unknown` where nothing was seen lately. A file of a repository or host does not tell who uses it: it is
 * `exposed`, or `public` where anybody may read it.
 */
export const exposureNeeds = [
  'needed',
  'needed-when-started',
  'has-role',
  'removed',
  'gone',
  'exposed',
  'public',
  'unknown',
] as const;

export type ExposureNeed = (typeof exposureNeeds)[number];
