import type { FaultRule, Malformation } from './faults.ts';

/** Spoils one rendered resource of a page for each `malformed` rule. */
export function spoil(rendered: string[], rules: readonly FaultRule[]): string[] {
  const spoilt = [...rendered];
  for (const rule of rules) {
    if (rule.kind !== 'malformed') continue;
    const position = Math.min(rule.position, spoilt.length - 1);
    const victim = spoilt[position];
    if (victim !== undefined) spoilt[position] = spoilOne(victim, rule.what);
  }
  return spoilt;
}

function spoilOne(xml: string, what: Malformation): string {
  switch (what) {
    case 'no-instance-id':
      return without(xml, 'instanceId');
    case 'no-launch-time':
      return without(xml, 'launchTime');
    case 'no-type':
      return without(xml, 'instanceType');
    case 'no-tags':
      return without(xml, 'tagSet');
    case 'garbage':
      return '<unheardOf><deep>?</deep></unheardOf><instanceState/>';
    case 'bad-date':
      return xml.replace(/<launchTime>[^<]*</, '<launchTime>the day before yesterday<');
    case 'illegal-characters':
      return withTag(xml, '<item><key>note</key><value>nul &#x0; bell &#x7;</value></item>');
  }
}

function without(xml: string, element: string): string {
  return xml.replace(new RegExp(`<${element}>.*?</${element}>`, 's'), '');
}

function withTag(xml: string, item: string): string {
  return xml.includes('<tagSet>')
    ? xml.replace('<tagSet>', `<tagSet>${item}`)
    : `${xml}<tagSet>${item}</tagSet>`;
}
