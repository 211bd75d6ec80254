export const codeWords = {
  copy: (name: string) => `Copy ${name}`,
  copyShort: 'Copy',
  copied: 'Copied',
  failed: 'Not copied: select the text instead',
} as const;
