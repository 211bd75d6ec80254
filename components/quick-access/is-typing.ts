/** Whether keys go into what has the focus, or to a dialog. Nothing is written into a box or a radio button. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('dialog') !== null) return true;
  return target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select') !== null;
}
