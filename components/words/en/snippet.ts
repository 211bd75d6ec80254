export const snippetWords = {
  copy: 'Copy',
  copied: 'Copied',
  copyOf: (name: string) => `Copy ${name}`,
} as const;
