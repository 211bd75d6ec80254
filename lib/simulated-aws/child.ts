import { childOptionsSchema, estateOf } from './child-options.ts';
import { startSimulatedAws } from './server.ts';

// An executable: prints one line of JSON when ready, and ends with its parent (whose end of the standard input closes).
const options = childOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const { port, host, faults } = options;
const aws = await startSimulatedAws({ estate: estateOf(options), port, host, ...(faults && { faults }) });

const stop = () => void aws.close().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
process.stdin.once('end', stop).once('error', stop).resume();

console.log(JSON.stringify({ ready: true, url: aws.url, accounts: aws.accounts }));
