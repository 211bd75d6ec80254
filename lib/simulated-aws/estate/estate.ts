import { offTheHour } from './durations.ts';
import { EventQueue } from './event-queue.ts';
import type { FileSource } from './file-source.ts';
import type { Account, Instance } from './model.ts';
import { type Random, randomStream } from './random.ts';

/** A simulated AWS estate: what exists now, everything that ever happened, and what is planned to happen. */
export class Estate {
  readonly seed: number;
  readonly startsAt: number;
  readonly accounts: Account[] = [];
  /** Every instance that ever was, in the order of launch; the vanished ones stay for the truth. */
  readonly everyInstance: Instance[] = [];
  /** Repositories and hosts beside AWS. */
  readonly sources: FileSource[] = [];
  readonly #queue = new EventQueue();
  readonly #streams = new Map<string, Random>();
  #now: number;

  constructor(options: { seed: number; startsAt: Date }) {
    this.seed = options.seed;
    this.startsAt = Math.floor(options.startsAt.getTime() / 1000) * 1000;
    this.#now = this.startsAt;
  }

  /** The estate's own clock, in milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** The named stream of chance, the same object at every call. */
  chance(name: string): Random {
    const known = this.#streams.get(name);
    if (known) return known;
    const stream = randomStream(this.seed, name);
    this.#streams.set(name, stream);
    return stream;
  }

  /** Plans `run` for about `at` (see offTheHour); what lies in the past happens at the next step of the clock. */
  plan(at: number, run: (at: number) => void): void {
    this.#queue.add(Math.max(offTheHour(at), this.#now), run);
  }

  /** Lets everything happen up to an instant; the clock never runs backwards. */
  advanceTo(date: Date): void {
    const limit = date.getTime();
    for (let event = this.#queue.takeUntil(limit); event; event = this.#queue.takeUntil(limit)) {
      this.#now = event.at;
      event.run(event.at);
    }
    this.#now = Math.max(this.#now, limit);
  }

  /** The account with this id, if the estate has it. */
  account(id: string): Account | undefined {
    return this.accounts.find((account) => account.id === id);
  }
}
