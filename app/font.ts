import localFont from 'next/font/local';

/**
 * The face of the dashboard. It is asked for by the first HTML and used if it is there in time: text never moves because a
 * font came late.
 */
export const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'optional',
  variable: '--rolecall-font',
  adjustFontFallback: 'Arial',
});
