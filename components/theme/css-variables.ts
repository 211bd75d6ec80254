import type { CSSVariablesResolver } from '@mantine/core';
import { buttonFill, colourNames, palette, tones } from './palette.ts';

function variables(scheme: 'light' | 'dark'): Record<string, string> {
  const own = Object.fromEntries(colourNames.map((name) => [`--rolecall-${name}`, palette[name][scheme]]));
  const badges = Object.entries(tones).flatMap(([name, { fill, text }]) => [
    [`--rolecall-${name}-fill`, fill[scheme]],
    [`--rolecall-${name}-text`, text[scheme]],
  ]);
  return {
    ...own,
    ...Object.fromEntries(badges),
    '--mantine-color-body': palette.page[scheme],
    '--mantine-color-text': palette.text[scheme],
  };
}

/** Our colours as CSS variables, and those of Mantine's own that show. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--rolecall-button': buttonFill },
  light: variables('light'),
  dark: variables('dark'),
});
