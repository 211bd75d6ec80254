import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { readAccountIds } from './account-ids.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let door: Server | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.account.create({
    data: { accountId: '111122223333', name: 'a', monitoredAt: new Date() },
  });
});
afterAll(() => database.drop());
afterEach(() => door?.close());

/** An error as PostgreSQL sends it before it lets anybody in. */
function refusal(code: string, message: string): Buffer {
  const fields = `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`;
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + fields.length);
  return Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)]);
}

/** The test's server behind a door that lets nobody in for the first `refusals` times. */
async function behindDoor(refusals: number): Promise<string> {
  const url = new URL(database.connectionString);
  const port = Number(url.port);
  let left = refusals;
  door = createServer((socket) => {
    socket.on('error', () => {});
    left -= 1;
    if (left >= 0) {
      socket.once('data', () => socket.end(refusal('57P03', 'the database system is starting up')));
      return;
    }
    const server = dial(port, url.hostname);
    socket.pipe(server).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  url.port = String((door.address() as AddressInfo).port);
  return url.href;
}

const patient = (onWait = () => {}) => ({ onWait, signal: new AbortController().signal });

test('the accounts of a database are told; of one that Rolecall has never been in, none', async () => {
  expect(await readAccountIds(database.connectionString, patient())).toEqual(['111122223333']);
  const empty = await createEmptyDatabase();
  expect(await readAccountIds(empty.connectionString, patient())).toEqual([]);
  await empty.drop();
});

test('a server that is starting up is waited for, with a word', async () => {
  const onWait = vi.fn();
  expect(await readAccountIds(await behindDoor(2), patient(onWait))).toEqual(['111122223333']);
  expect(onWait.mock.calls).toEqual([['the database system is starting up']]);
});

test('it is not waited for for ever, nor longer than wanted', async () => {
  const url = await behindDoor(1_000);
  await expect(readAccountIds(url, { ...patient(), patienceMs: 100 })).rejects.toMatchObject({
    message: expect.stringContaining('is still starting up'),
    next: expect.stringContaining('Try again'),
  });
  const ending = new AbortController();
  const waiting = readAccountIds(url, { onWait: () => ending.abort(), signal: ending.signal });
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
