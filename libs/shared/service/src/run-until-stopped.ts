import { ConfigurationInvalid } from './environment.js';

/** A process of the product that takes requests. */
export interface RunningProcess {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  /** Lets running requests end, then stops readers and connections. */
  stop(): Promise<void>;
}

export type OperatorError = abstract new (...args: never[]) => Error;

/**
 * Runs until SIGINT or SIGTERM; prints `ready <address>` when requests are taken, ends with 1 when it cannot start. Of
 * operator errors, and of an unusable configuration, the text is shown without a stack.
 */
export async function runUntilStopped(
  start: (say: (line: string) => void) => Promise<RunningProcess>,
  operatorErrors: readonly OperatorError[] = [],
): Promise<void> {
  const say = (line: string): void => console.error(line);
  let running: RunningProcess | null = null;
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('正在停止 / stopping');
    await running?.stop();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  try {
    running = await start(say);
    console.log(`ready ${running.address}`);
  } catch (error) {
    const known = [ConfigurationInvalid, ...operatorErrors].some((type) => error instanceof type);
    if (known) say((error as Error).message);
    else console.error(error);
    process.exit(1);
  }
}
