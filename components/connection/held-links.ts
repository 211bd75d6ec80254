import { type Click, opensElsewhere } from '#components/scope/opens-elsewhere.ts';

type Address = Pick<Location, 'origin' | 'pathname' | 'search' | 'hash'>;

/** What of a click on a link tells where it leads: its address, and whether it opens in this tab. */
export type LinkClick = {
  link: Address & Pick<HTMLAnchorElement, 'target' | 'download'>;
  click: Click;
};

/** Whether a click leaves what is shown for another page of the server, and so shows nothing while the server is gone. */
export function needsServer({ link, click }: LinkClick, here: Address): boolean {
  if (opensElsewhere(click)) return false;
  if (link.origin !== here.origin || link.download !== '' || !['', '_self'].includes(link.target))
    return false;
  const isHere = link.pathname === here.pathname && link.search === here.search;
  return !(isHere && link.hash !== '');
}
