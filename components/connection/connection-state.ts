/** Whether the server answers: `gone` since its first silence, `back` for a moment after it. */
export type Connection =
  | { state: 'there' }
  | { state: 'gone'; sinceMs: number }
  | { state: 'back'; sinceMs: number };

const saidBackMs = 6_000;

/** What one answer, or its lack, makes of it. */
export function afterAnswer(connection: Connection, isAnswered: boolean, nowMs: number): Connection {
  if (!isAnswered) return connection.state === 'gone' ? connection : { state: 'gone', sinceMs: nowMs };
  switch (connection.state) {
    case 'there':
      return connection;
    case 'gone':
      return { state: 'back', sinceMs: nowMs };
    case 'back':
      return nowMs - connection.sinceMs > saidBackMs ? { state: 'there' } : connection;
  }
}
