'use client';
import {
  type Icon,
  IconAlertTriangle,
  IconBuilding,
  IconChecklist,
  IconHistoryToggle,
  IconKey,
  IconLayoutDashboard,
  IconServer2,
  IconShield,
  IconTemplate,
  IconUsers,
} from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { frameWords as words } from '#words/frame.ts';
import classes from './frame.module.css';
import { type Place, places } from './places.ts';

const icons: Record<Place, Icon> = {
  '/': IconLayoutDashboard,
  '/findings': IconAlertTriangle,
  '/instances': IconServer2,
  '/access-keys': IconKey,
  '/roles': IconShield,
  '/launch-templates': IconTemplate,
  '/owners': IconUsers,
  '/accounts': IconBuilding,
  '/compliance': IconChecklist,
  '/collections': IconHistoryToggle,
};

/** The pages, with the one that is open marked. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label={words.navigation}>
      <ul className={classes.places}>
        {places.map(({ href, label }) => (
          <li key={href}>
            <ScopedLink
              href={href}
              aria-current={isWithin(path, href) ? 'page' : undefined}
              {...(onGo ? { onClick: onGo } : {})}
            >
              <PlaceIcon href={href} />
              {label}
            </ScopedLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PlaceIcon({ href }: { href: Place }) {
  const Icon = icons[href];
  return <Icon size={17} stroke={1.7} aria-hidden="true" />;
}

function isWithin(path: string, place: string): boolean {
  return path === place || (place !== '/' && path.startsWith(`${place}/`));
}
