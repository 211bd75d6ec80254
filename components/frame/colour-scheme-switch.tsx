'use client';
import { useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import classes from './frame.module.css';

const schemes = [
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
  { value: 'auto', label: 'As the system', Icon: IconDeviceDesktop },
] as const;

/** Light, dark or as the system. Which one holds is known only in the browser, so none is marked before. */
export function ColourSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isMounted = useMounted();
  return (
    <fieldset className={classes.schemes}>
      <legend>Colour scheme</legend>
      {schemes.map(({ value, label, Icon }) => (
        <label key={value} title={label}>
          <input
            type="radio"
            name="colour-scheme"
            aria-label={label}
            checked={isMounted && colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          <Icon size={15} stroke={1.8} aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  );
}
