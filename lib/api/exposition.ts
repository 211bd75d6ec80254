import type { Gauge } from '#lib/services/get-metrics.ts';

/** Metrics in the text format of Prometheus, version 0.0.4. */
export function toExposition(gauges: readonly Gauge[]): string {
  return gauges
    .flatMap(toLines)
    .map((line) => `${line}\n`)
    .join('');
}

function toLines({ name, help, samples }: Gauge): string[] {
  const lines = samples
    .filter(({ value }) => value !== null)
    .map(({ labels = {}, value }) => `${name}${toLabels(labels)} ${value}`);
  return lines.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines];
}

function toLabels(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
