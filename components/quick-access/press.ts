/** A key that is pressed: whether with `Ctrl` or `Cmd`, and whether it goes into what has the focus. */
export type Press = { key: string; isCommand: boolean; isTyping: boolean; atMs: number };

/** The `g` that was pressed, and when: what follows it is a page. */
export type Pending = number | null;

const sequenceMs = 1_500;

/** Null where the key has been heard already, or is pressed with `Alt`. */
export function pressOf(event: KeyboardEvent): Press | null {
  if (event.defaultPrevented || event.altKey) return null;
  return {
    key: event.key,
    isCommand: event.ctrlKey || event.metaKey,
    isTyping: isTyping(event.target),
    atMs: event.timeStamp,
  };
}

/** Whether a key follows a `g` soon enough to be the name of a page. */
export function namesPage({ atMs }: Press, pending: Pending): boolean {
  return pending !== null && atMs - pending <= sequenceMs;
}

/** Whether keys go into what has the focus, or to a dialog. Nothing is written into a box or a radio button. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('dialog') !== null) return true;
  return target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select') !== null;
}
