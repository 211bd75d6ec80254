import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Estate } from '../estate/estate.ts';
import type { Region } from '../estate/model.ts';
import { ACTIONS } from './actions.ts';
import { AwsError, accessDenied, renderError, type ServiceName, throttled } from './aws-error.ts';
import type { Call } from './call.ts';
import { type CallLog, regionOf } from './call-log.ts';
import { wrapAnswer } from './envelope.ts';
import type { FaultBoard, FaultRule } from './faults.ts';
import { spoil } from './malformations.ts';
import type { ReportDesk } from './report-desk.ts';
import type { TokenBuckets } from './token-bucket.ts';

/** What the responder answers from. */
export type Desk = {
  readonly estate: Estate;
  readonly faults: FaultBoard;
  readonly buckets: TokenBuckets;
  readonly log: CallLog;
  readonly reports: ReportDesk;
};

const SKEW_TOLERANCE_MS = 5 * 60_000;

/** Answers one understood call, faults included. */
export async function respond(desk: Desk, call: Call, response: ServerResponse): Promise<void> {
  const rules = desk.faults.hits(call);
  const { latencyMs } = desk.faults.faults;
  if (latencyMs > 0) await sleep(latencyMs);
  if (rules.some(({ kind }) => kind === 'hang')) return desk.log.record(call, 'failed');
  const html = rules.find((rule) => rule.kind === 'html');
  if (html) {
    desk.log.record(call, 'failed');
    return sendHtml(response, html.status);
  }
  const requestId = randomUUID();
  try {
    refuse(desk, call, rules);
    const body = wrapAnswer(call.service, call.action, perform(desk, call, rules), requestId);
    const breaksOff = rules.some(({ kind }) => kind === 'close-mid-answer');
    desk.log.record(call, breaksOff ? 'failed' : 'answered');
    if (breaksOff) sendHalf(response, body);
    else send(response, 200, body, requestId);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const isThrottle = error.code === 'Throttling' || error.code === 'RequestLimitExceeded';
    desk.log.record(call, isThrottle ? 'throttled' : 'failed');
    sendError(response, call.service, error, requestId);
  }
}

/** Answers with an error document. */
export function sendError(
  response: ServerResponse,
  service: ServiceName,
  error: AwsError,
  id = randomUUID(),
): void {
  send(response, error.status, renderError(service, error, id), id);
}

function refuse(desk: Desk, call: Call, rules: readonly FaultRule[]): void {
  const { bucket, clockSkewSeconds } = desk.faults.faults;
  checkClock(call, clockSkewSeconds);
  const isMetered = bucket && (!bucket.actions || bucket.actions.includes(call.action));
  const key = `${call.account.id} ${regionOf(call)} ${call.action}`;
  if (isMetered && !desk.buckets.take(key, bucket)) throw throttled(call.service);
  for (const rule of rules) {
    if (rule.kind === 'throttle') throw throttled(call.service);
    if (rule.kind === 'access-denied') throw accessDenied(call.service, call.action, call.callerArn);
    if (rule.kind === 'error') throw new AwsError(rule.code, rule.message, rule.status);
  }
}

function checkClock(call: Call, skewSeconds: number): void {
  const signed = Date.parse(
    call.signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const skewed = Date.now() + skewSeconds * 1000;
  if (Number.isNaN(signed) || Math.abs(signed - skewed) <= SKEW_TOLERANCE_MS) return;
  if (call.service === 'ec2') throw new AwsError('RequestExpired', 'Request has expired.', 400);
  throw new AwsError(
    'SignatureDoesNotMatch',
    `Signature expired: ${call.signedAt} is too far from the time here.`,
    403,
  );
}

function perform(desk: Desk, call: Call, rules: readonly FaultRule[]): string {
  const action = ACTIONS[call.service][call.action];
  if (!action)
    throw new AwsError('InvalidAction', `The action ${call.action} is not valid for this web service.`, 400);
  const region = call.account.regions.get(call.region) ?? noRegion(call);
  const { estate, reports } = desk;
  return action({ call, estate, region, now: estate.now, reports, disturb: (items) => spoil(items, rules) });
}

function noRegion({ account, region }: Call): Region {
  return { name: region, account, instances: [], instancesById: new Map(), templates: [] };
}

function send(response: ServerResponse, status: number, body: string, requestId: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': 'text/xml;charset=UTF-8',
    'content-length': bytes.length,
    'x-amzn-requestid': requestId,
  });
  response.end(bytes);
}

function sendHalf(response: ServerResponse, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8', 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

function sendHtml(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(
    '<!doctype html><html><head><title>Sign in to the network</title></head><body><br>Welcome & enjoy</body></html>',
  );
}
