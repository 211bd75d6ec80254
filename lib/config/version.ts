import manifest from '../../package.json' with { type: 'json' };

/** The version of Rolecall, as package.json has it. */
export const productVersion: string = manifest.version;
