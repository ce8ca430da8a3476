import { CalendarFileInvalid } from '@gongjian/shared-records';
import { MasterKeyUnusable } from '@gongjian/shared-keys';
import { ProjectionChanged } from '@gongjian/shared-projections';
import { ConfigurationInvalid } from './environment.js';

/** A process of the product that takes requests. */
export interface RunningProcess {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  /** Lets running requests end, then stops readers and connections. */
  stop(): Promise<void>;
}

export type OperatorError = abstract new (...args: never[]) => Error;

/** What an operator can act on: its text is shown without a stack. */
const OPERATOR_ERRORS: readonly OperatorError[] = [
  ConfigurationInvalid,
  ProjectionChanged,
  CalendarFileInvalid,
  MasterKeyUnusable,
];

/** Runs until SIGINT or SIGTERM; prints `ready <address>` when requests are taken, ends with 1 when it cannot start. */
export async function runProcess(
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
    const known = [...OPERATOR_ERRORS, ...operatorErrors].some((type) => error instanceof type);
    if (known) say((error as Error).message);
    else console.error(error);
    process.exit(1);
  }
}
