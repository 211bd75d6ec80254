import { type Check, tryCheck } from './check.ts';

const patienceMs = 5_000;
const toleratedMs = 60_000;

/** Compares this machine's clock with that of the server that answers for AWS. Skipped where none answers: other checks say so. */
export async function checkClock(
  endpointUrl: string | undefined,
  now: () => number = Date.now,
): Promise<Check> {
  return tryCheck('this machine', 'Clock', async () => {
    const url = endpointUrl ?? 'https://sts.us-east-1.amazonaws.com';
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal }).catch(() => null);
    const theirs = Date.parse(response?.headers.get('date') ?? '');
    if (Number.isNaN(theirs))
      return { status: 'skipped', detail: 'no server that knows the time could be reached' };
    const skewMs = now() - theirs;
    const size = `${Math.round(Math.abs(skewMs) / 1000)} s ${skewMs < 0 ? 'behind' : 'ahead of'} AWS`;
    if (Math.abs(skewMs) <= toleratedMs) return 'agrees with that of AWS';
    return {
      status: 'failed',
      detail: `${size}: from five minutes on, AWS refuses calls`,
      mend: 'sudo timedatectl set-ntp true',
    };
  });
}
