/** Something that happens in the estate at an instant of its clock. */
type EstateEvent = { readonly at: number; readonly order: number; readonly run: (at: number) => void };

/** A binary heap of events, earliest first; events of one instant keep the order in which they were planned. */
export class EventQueue {
  readonly #heap: EstateEvent[] = [];
  #planned = 0;

  add(at: number, run: (at: number) => void): void {
    const heap = this.#heap;
    const event = { at, order: this.#planned++, run };
    let index = heap.push(event) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, event)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = event;
  }

  /** Takes the earliest event that happens at or before `limit`. */
  takeUntil(limit: number): EstateEvent | undefined {
    const first = this.#heap[0];
    if (!first || first.at > limit) return undefined;
    const last = this.#heap.pop();
    if (last && last !== first) this.#sink(last);
    return first;
  }

  #sink(event: EstateEvent): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      if (!left) break;
      const child = right && isBefore(right, left) ? right : left;
      if (isBefore(event, child)) break;
      heap[index] = child;
      index = child === right ? 2 * index + 2 : 2 * index + 1;
    }
    heap[index] = event;
  }
}

function isBefore(one: EstateEvent, other: EstateEvent): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
