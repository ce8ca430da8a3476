import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { checkBundle, type BundleResult, type BundleTask } from './bundle.js';

/** Below this many events threads cost more than they bring. */
const FEW_EVENTS = 8_192;
const MAX_LANES = 8;
const LANE_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** Serves lanes where the program was compiled and not bundled. */
export const laneProgram = new URL('../main.js', import.meta.url);

/** Checks bundles, one beside the other. */
export interface Lanes {
  check(task: BundleTask): Promise<BundleResult>;
  close(): Promise<void>;
}

/**
 * @param program the file of this program that serves lanes when it is started as a thread; without it everything is
 * done in this one
 */
export function openLanes(events: number, program: URL | undefined): Lanes {
  if (program === undefined || events < FEW_EVENTS) {
    return { check: async (task) => checkBundle(task), close: () => Promise.resolve() };
  }
  return new ThreadLanes(program, Math.min(MAX_LANES, availableParallelism()));
}

interface Waiting {
  readonly resolve: (result: BundleResult) => void;
  readonly reject: (error: Error) => void;
}

class ThreadLanes implements Lanes {
  private readonly lanes: { readonly worker: Worker; readonly waiting: Waiting[] }[];

  constructor(program: URL, count: number) {
    this.lanes = Array.from({ length: count }, () => {
      const worker = new Worker(program, { resourceLimits: LANE_LIMITS });
      const lane = { worker, waiting: [] as Waiting[] };
      worker.on('message', (result: BundleResult) => lane.waiting.shift()?.resolve(result));
      worker.on('error', (error) => lane.waiting.splice(0).forEach(({ reject }) => reject(error)));
      return lane;
    });
  }

  check(task: BundleTask): Promise<BundleResult> {
    const [lane] = [...this.lanes].sort((one, other) => one.waiting.length - other.waiting.length);
    return new Promise((resolve, reject) => {
      lane?.waiting.push({ resolve, reject });
      lane?.worker.postMessage(task, task.lines === undefined ? [] : [task.lines.bytes.buffer as ArrayBuffer]);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map(({ worker }) => worker.terminate()));
  }
}

/** Answers, in a thread, every bundle with what was found. */
export function serveLane(): void {
  parentPort?.on('message', (task: BundleTask) => {
    const result = checkBundle(task);
    const { ids, streams, revisions, recordedAt } = result.facts;
    const buffers = [ids, streams, revisions, recordedAt, ...(result.lines === undefined ? [] : [result.lines.bytes])];
    parentPort?.postMessage(
      result,
      buffers.map(({ buffer }) => buffer as ArrayBuffer),
    );
  });
}
