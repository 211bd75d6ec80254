export const displayWords = {
  title: 'Display',
  colourScheme: 'Colour scheme',
  light: 'Light',
  dark: 'Dark',
  system: 'As the system',
  density: 'Density',
  comfortable: 'Comfortable',
  compact: 'Compact',
  timeZone: 'Time zone',
  timeZoneHint: 'Of times. Days are counted in UTC everywhere.',
  shortcuts: 'Single-key shortcuts',
} as const;
