import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Variables } from '#lib/config/environment.ts';

/** What the process of the simulated AWS is told in its argument. */
export const worldOrderSchema = z.object({
  port: z.number(),
  seed: z.number(),
  instances: z.number().nullable(),
  startsAt: z.iso.datetime().transform((text) => new Date(text)),
  /** Whether the estate lives in real time, its history being told. */
  isLive: z.boolean(),
});

/** What the simulated AWS says about itself when it is ready. */
export const worldSchema = z.object({
  url: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  accounts: z.array(
    z.object({ id: z.string(), name: z.string(), roleArn: z.string(), externalId: z.string().nullable() }),
  ),
  aliases: z.record(z.string(), z.string()),
});

export type SimulatedWorld = z.infer<typeof worldSchema>;

/** Writes the settings of the demo, unless they are there: somebody may have changed them. */
export function writeDemoSettings(dataDir: string, { accounts, aliases }: SimulatedWorld): void {
  const path = settingsPath(dataDir);
  const settings = {
    accounts: accounts.map(({ externalId, ...account }) =>
      externalId === null ? account : { ...account, externalId },
    ),
    ownership: { aliases },
    // The simulated AWS has no bucket of calls to run dry.
    pace: { userDataPerSecond: 1_000, userDataBurst: 1_000 },
  };
  const text = `# Settings of the demo: its simulated accounts. Yours to change.\n${stringify(settings, { lineWidth: 0 })}`;
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function settingsPath(dataDir: string): string {
  return join(dataDir, 'rolecall.yaml');
}

/** The environment in which everything speaks to the simulated AWS and nothing to the real one, by the demo's time. */
export function simulatedEnvironment(world: SimulatedWorld, dataDir: string): Variables {
  return {
    AWS_ENDPOINT_URL: world.url,
    AWS_ACCESS_KEY_ID: world.accessKeyId,
    AWS_SECRET_ACCESS_KEY: world.secretAccessKey,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_ENDPOINT_URL_EC2: undefined,
    AWS_ENDPOINT_URL_IAM: undefined,
    AWS_ENDPOINT_URL_STS: undefined,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
    ROLECALL_CONFIG: settingsPath(dataDir),
    // The web says so on every page, and all processes take the time from there.
    ROLECALL_DEMO: dataDir,
  };
}
