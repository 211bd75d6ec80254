const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID: others are the id of nothing. */
export function isUuid(id: string): boolean {
  return uuid.test(id);
}
