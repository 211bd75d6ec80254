/** A finding as it was when it was chosen. */
export type Chosen = { id: string; revision: number };

/** What is chosen of a list: some findings, or all that match. */
export type Selection = { kind: 'some'; revisions: ReadonlyMap<string, number> } | { kind: 'all' };

export const nothing: Selection = { kind: 'some', revisions: new Map() };

/** The selection after one finding was chosen, or let go again. Of all that match none can be let go: then it alone is chosen. */
export function toggled(selection: Selection, { id, revision }: Chosen): Selection {
  if (selection.kind === 'all') return { kind: 'some', revisions: new Map([[id, revision]]) };
  const revisions = new Map(selection.revisions);
  if (!revisions.delete(id)) revisions.set(id, revision);
  return { kind: 'some', revisions };
}

/** The selection with more findings in it, or without any of them if all of them were in it. */
export function withRange(selection: Selection, range: readonly Chosen[]): Selection {
  if (selection.kind === 'all') return nothing;
  const revisions = new Map(selection.revisions);
  const areAllIn = range.every(({ id }) => revisions.has(id));
  for (const { id, revision } of range) {
    if (areAllIn) revisions.delete(id);
    else revisions.set(id, revision);
  }
  return { kind: 'some', revisions };
}

export function isChosen(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.revisions.has(id);
}

/** How many findings are chosen, of so many that match. */
export function countOf(selection: Selection, matching: number): number {
  return selection.kind === 'all' ? matching : selection.revisions.size;
}

/** What is chosen, outside of React's state: of ten thousand rows only the one that changes is drawn again. */
export type SelectionStore = {
  read: () => Selection;
  change: (next: Selection) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createSelectionStore(): SelectionStore {
  let selection = nothing;
  const listeners = new Set<() => void>();
  return {
    read: () => selection,
    change: (next) => {
      selection = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
