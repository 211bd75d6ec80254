import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Estate } from '../estate/estate.ts';
import { filesAt } from '../estate/file-source.ts';
import { standingFindings } from '../truth/standing-findings.ts';
import { truthAt } from '../truth.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { Desk } from './responder.ts';

/** What the pages under `/_simulated/` work on. */
export type Control = {
  readonly desk: Desk;
  readonly clock: VirtualClock;
  /** The instants to which the clock was set: taken for the roll calls when a truth is asked without them. */
  readonly clockSettings: Date[];
};

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const clockBody = z.strictObject({ now: instant.nullable() });
const truthBody = z.strictObject({
  at: instant.optional(),
  rollCalls: z.array(instant).optional(),
  knownAt: instant.optional(),
  windowDays: z.number().positive().optional(),
  filter: z
    .strictObject({
      account: z.string().optional(),
      region: z.string().optional(),
      owner: z.string().optional(),
    })
    .optional(),
});

const standingBody = z.strictObject({ rollCalls: z.array(instant) });

/** Answers `/_simulated/` by the list of its pages, and `/_simulated/clock`, `/truth`, `/standing`, `/calls`, `/faults`, `/sources` and `/estate`: how another process drives the simulation. */
export function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  const url = new URL(request.url ?? '/', 'http://simulated');
  const route = `${request.method} ${url.pathname.replace('/_simulated/', '')}`;
  try {
    const result = ROUTES[route]?.(control, url.searchParams, body);
    if (result === undefined)
      sendJson(response, 404, { error: `There is no ${request.method} ${url.pathname}.` });
    else sendJson(response, 200, result);
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    sendJson(response, error instanceof RangeError ? 409 : 400, { error: message });
  }
}

type Route = (control: Control, query: URLSearchParams, body: string) => unknown;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET ': () => ({ pages: Object.keys(ROUTES).map((route) => route.replace(' ', ' /_simulated/')) }),
  'GET clock': showClock,
  'PUT clock': (control, _query, body) => {
    const { now } = clockBody.parse(JSON.parse(body));
    control.clock.set(now);
    control.desk.estate.advanceTo(control.clock.now());
    if (now) control.clockSettings.push(now);
    return showClock(control);
  },
  'GET truth': (control, query) => askTruth(control, Object.fromEntries(query)),
  'POST truth': (control, _query, body) => askTruth(control, JSON.parse(body)),
  'POST standing': ({ desk }, _query, body) =>
    standingFindings(desk.estate, standingBody.parse(JSON.parse(body)).rollCalls),
  'GET calls': ({ desk }) => ({ calls: desk.log.list() }),
  'DELETE calls': ({ desk }) => {
    desk.log.reset();
    return { calls: [] };
  },
  'GET faults': ({ desk }) => desk.faults.faults,
  'PUT faults': ({ desk }, _query, body) => {
    desk.faults.set(JSON.parse(body));
    desk.buckets.reset();
    return desk.faults.faults;
  },
  'GET sources': ({ desk, clock }) => {
    desk.estate.advanceTo(clock.now());
    return { sources: describeSources(desk.estate) };
  },
  'GET estate': ({ desk }) => ({ accounts: describeEstate(desk.estate) }),
};

function showClock({ clock, desk }: Control): { now: string } {
  desk.estate.advanceTo(clock.now());
  return { now: clock.now().toISOString() };
}

function askTruth({ clock, clockSettings, desk }: Control, question: unknown): unknown {
  const {
    at = clock.now(),
    rollCalls = clockSettings,
    knownAt,
    windowDays = 30,
    filter = {},
  } = truthBody.parse(question);
  const sorted = rollCalls.toSorted((one, other) => one.getTime() - other.getTime());
  const { account, region, owner } = filter;
  return truthAt(desk.estate, {
    at,
    rollCalls: sorted,
    ...(knownAt && { knownAt }),
    windowDays,
    filter: { ...(account && { account }), ...(region && { region }), ...(owner && { owner }) },
  });
}

/** The repositories and hosts that have files now, and what those hold. */
function describeSources(estate: Estate) {
  return estate.sources.flatMap((source) => {
    const now = filesAt(source, estate.now);
    if (now === null) return [];
    const { kind, name, isPublic } = source;
    const files = now.files.map(({ path, content }) => ({ path, content }));
    return [{ kind, name, isPublic, changedAt: new Date(now.at).toISOString(), commit: now.commit, files }];
  });
}

/** The accounts with the credentials under which the collector enters them. */
export function describeEstate(estate: Estate) {
  return estate.accounts.map(({ id, name, regions, collectorKeyId, collectorSecret, externalId }) => ({
    id,
    name,
    regions: [...regions.keys()],
    accessKeyId: collectorKeyId,
    secretAccessKey: collectorSecret,
    roleArn: `arn:aws:iam::${id}:role/RolecallCollector`,
    externalId,
  }));
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
