'use client';
import { useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { displayWords as words } from '#words/display.ts';
import classes from './display.module.css';

const schemes = [
  { value: 'light', label: words.light, Icon: IconSun },
  { value: 'dark', label: words.dark, Icon: IconMoon },
  { value: 'auto', label: words.system, Icon: IconDeviceDesktop },
] as const;

/** Light, dark or as the system. Which one holds is known only in the browser, so none is marked before. */
export function ColourSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isMounted = useMounted();
  return (
    <fieldset className={classes.choice}>
      <legend>{words.colourScheme}</legend>
      {schemes.map(({ value, label, Icon }) => (
        <label key={value}>
          <input
            type="radio"
            name="colour-scheme"
            checked={isMounted && colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          <Icon size={15} stroke={1.8} aria-hidden="true" />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
