import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Iam } from '#lib/aws/iam.ts';
import type { AccessKey, Tags } from '#lib/domain/inventory.ts';
import { ownerResolver } from '#lib/domain/ownership.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { CollectorRun } from './collector.ts';
import type { ReportedUser } from './credential-report.ts';
import { type KeyListing, mustListKeys, type PreviousKeys } from './key-listings.ts';
import { keptKeys, listedKeys, rootKeys } from './overlay-keys.ts';
import type { DatedReport } from './read-credential-report.ts';
import { runTogether } from './run-together.ts';
import type { Sightings } from './sightings.ts';

type Given = {
  iam: Pick<Iam, 'accessKeys'>;
  settings: Pick<Settings, 'ownership'>;
  previous: PreviousKeys;
  /** Users whose keys' state is wanted as of now. */
  mustList: ReadonlySet<string>;
  now: Date;
  run: CollectorRun;
  /** Users as far as they could be read, with their owners. */
  ownerOfUser: ReadonlyMap<string, string>;
  /** Whether those are all users of the account. */
  isAllRead: boolean;
  report: DatedReport | null;
  sightings: Sightings;
};

type Holder = { userName: string; owner: string; reported: ReportedUser | null };

const listingsAtOnce = 4;
const keysPerBatch = 500;
const untagged: Tags = {};

/**
 * Collects the keys of all users, calling ListAccessKeys only for those of whom it can tell something new; the others' keys are
 * written as they were with the use that the report tells. Returns the listings that were made.
 */
export async function collectAccessKeys(given: Given): Promise<KeyListing[]> {
  const { report, run, settings } = given;
  const holders = holdersOf(given);
  const toList = holders.filter((holder) => isToList(holder, given));
  const listed = await listKeys(toList, given);
  const keys = holders.flatMap((holder) => listed.get(holder.userName) ?? keysAsBefore(holder, given));
  if (report !== null && report.root !== null)
    keys.push(...rootKeys(report.root, ownerResolver(settings.ownership)(untagged)));
  for (let start = 0; start < keys.length; start += keysPerBatch) {
    run.signal.throwIfAborted();
    await run.write({ kind: 'accessKeys', resources: keys.slice(start, start + keysPerBatch) });
  }
  return toList.flatMap(({ userName, reported }) => {
    return listed.has(userName)
      ? [{ userName, listedAt: given.now, reportDigest: reported?.digest ?? '' }]
      : [];
  });
}

/** The account's users; where they could not all be read, those of the report too, with the owners that their keys had before. */
function holdersOf({ ownerOfUser, isAllRead, report, previous, settings }: Given): Holder[] {
  const names = new Set(ownerOfUser.keys());
  if (!isAllRead) for (const name of report?.users.keys() ?? []) names.add(name);
  const ownerOf = ownerResolver(settings.ownership);
  return [...names].map((userName) => ({
    userName,
    owner: ownerOfUser.get(userName) ?? previous.keysOf(userName)[0]?.owner ?? ownerOf(untagged),
    reported: report?.users.get(userName) ?? null,
  }));
}

function isToList({ userName, reported }: Holder, { previous, mustList, now, report }: Given): boolean {
  return mustListKeys({
    reported,
    reportedAt: report?.generatedAt ?? null,
    listing: previous.listing(userName),
    previousKeys: previous.keysOf(userName),
    isUrgent: mustList.has(userName),
    now,
  });
}

function keysAsBefore({ reported, ...holder }: Holder, { previous }: Given): AccessKey[] {
  return keptKeys(previous.keysOf(holder.userName), holder, reported);
}

/** Lists users' keys, four at a time. The first failure ends it, as the others would fail too; a user that is gone has no keys. */
async function listKeys(
  holders: Holder[],
  { iam, run, sightings }: Given,
): Promise<Map<string, AccessKey[]>> {
  const listed = new Map<string, AccessKey[]>();
  const waiting = holders.values();
  let failure: AwsFailure | null = null;
  const listInTurn = async (signal: AbortSignal): Promise<void> => {
    for (const { reported, ...holder } of waiting) {
      try {
        const page = await iam.accessKeys(holder.userName, signal);
        sightings.page(page);
        listed.set(holder.userName, listedKeys(page.resources, holder, reported));
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error;
        if (error.issue.code !== 'not-found') failure ??= error;
        else listed.set(holder.userName, []);
      }
      if (failure !== null) return;
      run.reportProgress(listed.size, holders.length);
    }
  };
  await runTogether(
    run.signal,
    Array.from({ length: Math.min(listingsAtOnce, holders.length) }, () => listInTurn),
  );
  noteFailure(failure, holders.length - listed.size, sightings);
  return listed;
}

function noteFailure(failure: AwsFailure | null, unlisted: number, sightings: Sightings): void {
  if (failure === null) return;
  const rest = `The keys of ${unlisted} users were not listed: they are shown as they were seen last.`;
  sightings.miss({ ...failure.issue, message: `${failure.issue.message} ${rest}` });
}
