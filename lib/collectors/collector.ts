import type { Issue } from '#lib/domain/collections.ts';
import type { Exposure, Inventory, ResourceKind } from '#lib/domain/inventory.ts';

/** When a profile was associated with an instance; joined to the instances in SQL, so that neither is held in memory. */
export type Association = { instanceId: string; associatedAt: Date };

/** What can be written: resources of one kind, or associations. */
export type Batch =
  | { [K in ResourceKind]: { kind: K; resources: Inventory[K][] } }[ResourceKind]
  | { kind: 'associations'; resources: Association[] };

/** One instance whose user data is to be looked at. */
export type UserDataTarget = { instanceId: string; launchTime: Date | null; owner: string };

/** What one look at an instance's user data found. `gone`: the instance no longer exists. */
export type UserDataLook = {
  instanceId: string;
  launchTime: Date | null;
  outcome: 'scanned' | 'unscanned' | 'gone';
  /** Why it, or parts of it, could not be read. */
  reasons: string[];
  /** Size of the user data as AWS holds it, before decoding. */
  bytes: number;
  exposures: Exposure[];
};

/** How a collector reports progress; `total` is null while it is unknown. */
type ReportProgress = (done: number, total: number | null) => void;

/**
 * What a collector saw. It never throws for what AWS answered: that becomes an issue.
 * `complete` is true only if everything in the scope was read; without it, absence proves nothing.
 * `seen` is false when nothing at all could be read: the collection failed.
 */
export type CollectorResult = { complete: boolean; seen: boolean; issues: Issue[] };

/** What every collector is handed. `write` stores a batch, so that no more than two pages of a listing are ever held. */
export type CollectorRun = {
  write: (batch: Batch) => Promise<void>;
  signal: AbortSignal;
  reportProgress: ReportProgress;
};
