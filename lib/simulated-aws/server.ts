import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Estate } from './estate/estate.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';
import { AwsError } from './wire/aws-error.ts';
import { readCall, serviceOf } from './wire/call.ts';
import { type CallCount, CallLog } from './wire/call-log.ts';
import { answerControl, type Control, describeEstate } from './wire/control.ts';
import { FaultBoard, type FaultOptions } from './wire/faults.ts';
import { ReportDesk } from './wire/report-desk.ts';
import { type Desk, respond, sendError } from './wire/responder.ts';
import { TokenBuckets } from './wire/token-bucket.ts';

export type { CallCount } from './wire/call-log.ts';
export type { FaultOptions } from './wire/faults.ts';

export type SimulatedAwsOptions = {
  readonly estate: Estate;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** By default it stands at the instant that the estate has reached. */
  readonly clock?: VirtualClock;
  readonly faults?: FaultOptions;
};

/** One account as the collector needs it: a profile's keys, or a role to assume. */
export type SimulatedAccount = ReturnType<typeof describeEstate>[number];

/** A running simulation of the AWS API; `url` is what `AWS_ENDPOINT_URL` must say. */
export type SimulatedAws = {
  readonly url: string;
  readonly port: number;
  readonly estate: Estate;
  readonly clock: VirtualClock;
  readonly accounts: readonly SimulatedAccount[];
  /** Replaces all faults, and fills the token buckets. */
  setFaults(faults: FaultOptions): void;
  calls(): CallCount[];
  resetCalls(): void;
  close(): Promise<void>;
};

/** Starts serving an estate as AWS would. Rejects when the port is taken. */
export async function startSimulatedAws(options: SimulatedAwsOptions): Promise<SimulatedAws> {
  const { estate } = options;
  const clock = options.clock ?? virtualClock(new Date(estate.now));
  const faults = new FaultBoard();
  const reports = new ReportDesk(() => ({
    callsUntilReady: faults.faults.reportCallsUntilReady,
    extraColumns: faults.faults.reportExtraColumns,
  }));
  const desk: Desk = { estate, faults, reports, buckets: new TokenBuckets(), log: new CallLog() };
  if (options.faults) faults.set(options.faults);
  const control: Control = { desk, clock, clockSettings: [] };
  const server = createServer((request, response) => void answer(control, request, response));
  const host = options.host ?? '127.0.0.1';
  const port = await listen(server, options.port ?? 0, host);
  return {
    url: `http://${host}:${port}`,
    port,
    estate,
    clock,
    accounts: describeEstate(estate),
    setFaults: (next) => {
      faults.set(next);
      desk.buckets.reset();
    },
    calls: () => desk.log.list(),
    resetCalls: () => desk.log.reset(),
    close: () => close(server),
  };
}

async function answer(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { desk, clock } = control;
  try {
    const body = await text(request);
    const skewMs = desk.faults.faults.clockSkewSeconds * 1000;
    response.setHeader('date', new Date(Date.now() + skewMs).toUTCString());
    if (request.url?.startsWith('/_simulated/')) return answerControl(control, request, response, body);
    const url = new URL(request.url ?? '/', 'http://simulated');
    const params = new URLSearchParams(body || url.search);
    desk.estate.advanceTo(clock.now());
    try {
      await respond(desk, readCall(desk.estate, request, params), response);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      sendError(response, serviceOf(request, params), error);
    }
  } catch (error) {
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
    response.end(`The simulated AWS failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  // Longer than any client keeps a connection, so that none is closed under a request.
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
