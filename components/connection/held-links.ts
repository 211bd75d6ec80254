type Address = Pick<Location, 'origin' | 'pathname' | 'search' | 'hash'>;

/** What of a click on a link tells where it leads: its address, and whether it opens in this tab. */
export type LinkClick = {
  link: Address & Pick<HTMLAnchorElement, 'target' | 'download'>;
  click: Pick<MouseEvent, 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>;
};

/** Whether a click leaves what is shown for another page of the server, and so shows nothing while the server is gone. */
export function needsServer({ link, click }: LinkClick, here: Address): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = click;
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return false;
  if (link.origin !== here.origin || link.download !== '' || !['', '_self'].includes(link.target))
    return false;
  const isHere = link.pathname === here.pathname && link.search === here.search;
  return !(isHere && link.hash !== '');
}
