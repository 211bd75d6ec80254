/** Units and relative times; what is put in is already written as figures are. */
export const formatWords = {
  percent: (figure: string) => `${figure} %`,
  durations: {
    s: (figure: string) => `${figure} s`,
    min: (figure: string) => `${figure} min`,
    h: (figure: string) => `${figure} h`,
    d: (figure: string) => `${figure} d`,
    y: (figure: string) => `${figure} y`,
  },
  pair: (large: string, small: string) => `${large} ${small}`,
  underMinute: 'under 1 min',
  justNow: 'just now',
  soon: 'in a moment',
  ago: (age: string) => `${age} ago`,
  ahead: (age: string) => `in ${age}`,
} as const;
