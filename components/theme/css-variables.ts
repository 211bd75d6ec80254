import type { CSSVariablesResolver } from '@mantine/core';
import { colourNames, palette } from './palette.ts';

function variables(scheme: 'light' | 'dark'): Record<string, string> {
  const own = Object.fromEntries(colourNames.map((name) => [`--rolecall-${name}`, palette[name][scheme]]));
  return {
    ...own,
    '--mantine-color-body': palette.page[scheme],
    '--mantine-color-text': palette.text[scheme],
    '--mantine-color-dimmed': palette.muted[scheme],
    '--mantine-color-placeholder': palette.muted[scheme],
    '--mantine-color-error': palette.bad[scheme],
    '--mantine-color-default': palette.panel[scheme],
    '--mantine-color-default-border': palette.edge[scheme],
  };
}

/** Our colours as CSS variables, and Mantine's where its own fail WCAG AA at small sizes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...variables('light'),
    '--mantine-color-red-light-color': '#a61e24',
    '--mantine-color-orange-light-color': '#8f3a00',
    '--mantine-color-yellow-light-color': '#6b4500',
    '--mantine-color-gray-light-color': '#434a52',
    '--mantine-color-iris-light-color': '#3d38ad',
  },
  dark: {
    ...variables('dark'),
    '--mantine-color-red-light': '#3b1d23',
    '--mantine-color-orange-light': '#38240f',
    '--mantine-color-yellow-light': '#322a12',
    '--mantine-color-gray-light': '#262b33',
    '--mantine-color-iris-light': '#26274c',
    '--mantine-color-red-light-color': '#ff9d9d',
    '--mantine-color-orange-light-color': '#ffb27a',
    '--mantine-color-yellow-light-color': '#f2c94c',
    '--mantine-color-gray-light-color': '#c3cad3',
    '--mantine-color-iris-light-color': '#bdbbff',
  },
});
