import { startDemo } from './demo-server.ts';

/**
 * One demo for the whole run. While one works on the tests, ROLECALL_E2E_URL and ROLECALL_E2E_AWS_URL name one that
 * runs already and its simulated AWS.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.ROLECALL_E2E_URL) return async () => {};
  const { url, simulatedAwsUrl, stop } = await startDemo();
  process.env.ROLECALL_E2E_URL = url;
  process.env.ROLECALL_E2E_AWS_URL = simulatedAwsUrl;
  return stop;
}
