/** A text whose parts between backticks are code. */
export function WithCode({ text }: { text: string }) {
  return (
    text
      .split('`')
      // biome-ignore lint/suspicious/noArrayIndexKey: a text's parts have nothing but their place
      .map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>))
  );
}
