/** What the figures are measured against: the settings' targets. */
export type Targets = {
  roleCoverage: number;
  mttrHours: number;
  activeAccessKeys: number;
  exposedCredentials: number;
};
