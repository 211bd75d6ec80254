import { startDemo } from './demo-server.ts';

/** One demo for the whole run. ROLECALL_E2E_URL names one that runs already, while one works on the tests. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.ROLECALL_E2E_URL) return async () => {};
  const { url, stop } = await startDemo();
  process.env.ROLECALL_E2E_URL = url;
  return stop;
}
