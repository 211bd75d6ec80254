import { OperatorError } from '#lib/config/operator-error.ts';
import { type Child, type ChildSpec, startChild } from './child.ts';
import { type KeptChild, keepRunning, type Patience } from './keep-running.ts';
import type { ReadyValues } from './messages.ts';
import type { RunLog } from './run-log.ts';

/** A child as the system wants it; where its output goes is the system's affair. */
type SystemChild = Omit<ChildSpec, 'onOutput'>;

/** The processes of one running Rolecall. They end in the reverse of the order in which they began. */
export type System = {
  /** Starts a child, starts it again when it dies, and resolves when it is ready. */
  keep: (spec: SystemChild) => Promise<ReadyValues>;
  /** Runs a child to its end. */
  run: (spec: SystemChild) => Promise<void>;
  /** Resolves when a child that was to be kept died too often. */
  failure: Promise<OperatorError>;
  stop: () => Promise<void>;
  /** Ends everything at once. Databases recover from that by themselves. */
  force: () => void;
};

/** `onChild` is told of every process that begins. */
type SystemSetup = { log: RunLog; onChild?: ((pid: number) => void) | undefined; patience?: Patience };

type Member = Pick<KeptChild, 'name' | 'stop' | 'kill'>;

/** A system without children yet. */
export function createSystem({ log, onChild, patience }: SystemSetup): System {
  const members: Member[] = [];
  const failure = Promise.withResolvers<OperatorError>();

  const remove = (member: Member) => {
    const index = members.indexOf(member);
    if (index >= 0) members.splice(index, 1);
  };
  let isEnding = false;
  const begin = (spec: SystemChild): Child => {
    if (isEnding) throw new OperatorError(`The ${spec.name} process is not started: everything is ending.`);
    const child = startChild({ ...spec, onOutput: log.output });
    if (child.pid !== undefined) onChild?.(child.pid);
    return child;
  };

  const keep = async (spec: SystemChild): Promise<ReadyValues> => {
    const kept = keepRunning(
      spec.name,
      () => begin(spec),
      (reason, waitMs) => log.say('warn', `${reason.message} Starting it again in ${waitMs / 1000} s.`),
      patience,
    );
    members.push(kept);
    kept.givenUp.then(failure.resolve);
    return kept.ready;
  };

  const run = async (spec: SystemChild): Promise<void> => {
    const child = begin(spec);
    members.push(child);
    await child.ready;
    await child.gone;
    remove(child);
  };

  const stop = async (): Promise<void> => {
    isEnding = true;
    for (let member = members.at(-1); member; member = members.at(-1)) {
      log.say('debug', `Ending the ${member.name} process.`);
      await member.stop();
      remove(member);
    }
  };

  // SIGQUIT is PostgreSQL's own way to end at once; nothing else here handles it, so it ends everything.
  const force = () => {
    for (const { kill } of members) kill('SIGQUIT');
  };
  return { keep, run, failure: failure.promise, stop, force };
}
