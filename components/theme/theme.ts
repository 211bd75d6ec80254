'use client';
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#f0f0ff',
  '#dedefb',
  '#bdbbf5',
  '#9d9bee',
  '#837fe6',
  '#6d68dc',
  '#5c56d3',
  '#4a45c8',
  '#3d38ad',
  '#2f2b8a',
];

// Cool and deep: Mantine's own dark grey is flat. 0 is text, 6 a raised surface, 7 the page.
const dark: MantineColorsTuple = [
  '#e6e9ee',
  '#c3cad3',
  '#9aa3af',
  '#6b7480',
  '#3a414c',
  '#282d36',
  '#1b1f26',
  '#15181e',
  '#0e1014',
  '#090a0d',
];

export const theme = createTheme({
  fontFamily: "var(--rolecall-font), 'Inter Extended', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  colors: { iris, dark },
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  spacing: { xs: '0.5rem', sm: '0.625rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  headings: { fontWeight: '600' },
});
