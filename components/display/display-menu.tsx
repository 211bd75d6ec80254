'use client';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { displayWords as words } from '#words/display.ts';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import classes from './display.module.css';
import { useDisplay } from './display-provider.tsx';
import { densities, longestName } from './display-settings.ts';

/** Colours, density, time zone, and what one is called. */
export function DisplayMenu() {
  return (
    <Disclosure
      name={words.title}
      align="end"
      label={<IconAdjustmentsHorizontal size={17} stroke={1.8} aria-hidden="true" />}
    >
      {() => (
        <div className={classes.menu}>
          <ColourSchemeSwitch />
          <DensitySwitch />
          <TimeZonePicker />
          <ShortcutsSwitch />
          <NameField />
        </div>
      )}
    </Disclosure>
  );
}

function DensitySwitch() {
  const { density, change } = useDisplay();
  return (
    <fieldset className={classes.choice}>
      <legend>{words.density}</legend>
      {densities.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="density"
            checked={density === one}
            onChange={() => change({ density: one })}
          />
          {words[one]}
        </label>
      ))}
    </fieldset>
  );
}

function ShortcutsSwitch() {
  const { shortcuts, change } = useDisplay();
  return (
    <label className={classes.switch}>
      <input
        type="checkbox"
        checked={shortcuts === 'on'}
        onChange={({ currentTarget }) => change({ shortcuts: currentTarget.checked ? 'on' : 'off' })}
      />
      {words.shortcuts}
    </label>
  );
}

function NameField() {
  const { name, change } = useDisplay();
  return (
    <label className={classes.zone}>
      <span>{words.name}</span>
      <input
        value={name}
        maxLength={longestName}
        autoComplete="name"
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <small>{words.nameHint}</small>
    </label>
  );
}

function TimeZonePicker() {
  const { timeZone, change } = useDisplay();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <label className={classes.zone}>
      <span>{words.timeZone}</span>
      <select value={timeZone} onChange={({ currentTarget }) => change({ timeZone: currentTarget.value })}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
      <small>{words.timeZoneHint}</small>
    </label>
  );
}
