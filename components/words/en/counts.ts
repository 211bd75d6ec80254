/** So many findings, one or several; `count` is formatted. */
export const findings = (count: string) => (count === '1' ? '1 finding' : `${count} findings`);

/** So many instances. */
export const instances = (count: string) => (count === '1' ? '1 instance' : `${count} instances`);
