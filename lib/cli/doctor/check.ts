/** What the doctor looked at: how it is, why, and what to paste to mend it. */
export type Check = {
  /** A group of checks that belong together: `machine`, or an account. */
  subject: string;
  name: string;
  status: 'ok' | 'warning' | 'failed' | 'skipped';
  detail: string;
  mend?: string;
};

/** What the doctor says in all. Something needed is missing where `ok` is false. */
export type Diagnosis = { ok: boolean; checks: Check[]; missingPermissions: string[] };

/** Runs one check; what it throws is why it failed. */
export async function tryCheck(
  subject: string,
  name: string,
  look: () => Promise<Pick<Check, 'status' | 'detail' | 'mend'> | string>,
): Promise<Check> {
  try {
    const found = await look();
    return { subject, name, ...(typeof found === 'string' ? { status: 'ok', detail: found } : found) };
  } catch (error) {
    const { message, next } = error as Error & { next?: string };
    return {
      subject,
      name,
      status: 'failed',
      detail: message,
      ...(next === undefined ? {} : { mend: next }),
    };
  }
}
