const quietMs = 60_000;

/** Says a message, unless it has said it within the last minute: what fails every second fails alike. */
export function sayOnce(
  say: (message: string) => void,
  now: () => number = () => performance.now(),
): (message: string) => void {
  const saidAtMs = new Map<string, number>();
  return (message) => {
    const at = now();
    if (at - (saidAtMs.get(message) ?? Number.NEGATIVE_INFINITY) < quietMs) return;
    saidAtMs.set(message, at);
    say(message);
  };
}
