import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { DocumentRefused } from '../document-refused.js';
import type { ImportReply, ImportRequest } from './import-thread-messages.js';

export interface ImportThreadOptions {
  /** How long one document may be read, in milliseconds; 10 s unless told. */
  readonly timeLimitMs?: number;
  /** How many documents may wait while one is read; 4 unless told. */
  readonly waiting?: number;
  /** How much heap the thread may use, in MiB; 256 unless told. */
  readonly heapMiB?: number;
  /** The compiled module that runs in the thread. */
  readonly entry?: URL;
}

/** Too many documents wait already. Nothing was read; the same document may be sent again shortly. */
export class ImportBusy extends Error {
  constructor() {
    super('Too many documents wait to be read.');
    this.name = 'ImportBusy';
  }
}

/** The thread was closed before the document was read. */
export class ImportStopped extends Error {
  constructor() {
    super('The import thread is closed.');
    this.name = 'ImportStopped';
  }
}

interface Job {
  readonly request: ImportRequest;
  readonly resolve: (json: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
}

/** A thread cannot load TypeScript, so it always runs what was built, also when this module runs from its source. */
const BUILT_ENTRY = new URL('../../dist/thread/import-thread-entry.js', import.meta.url);
const START_LIMIT_MS = 60_000;

/**
 * Reads documents in a thread of its own, one at a time, so that no document holds up the process. The thread is kept
 * for the next document; one that runs out of time or memory is ended and another takes its place.
 */
export class ImportThread {
  readonly #timeLimitMs: number;
  readonly #mostWaiting: number;
  readonly #heapMiB: number;
  readonly #entry: URL;
  readonly #waiting: Job[] = [];
  #worker: Worker | null = null;
  #ready = false;
  #current: Job | null = null;
  #limit: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ timeLimitMs = 10_000, waiting = 4, heapMiB = 256, entry = BUILT_ENTRY }: ImportThreadOptions = {}) {
    this.#timeLimitMs = timeLimitMs;
    this.#mostWaiting = waiting;
    this.#heapMiB = heapMiB;
    this.#entry = entry;
  }

  /** Whether another document would be refused as `ImportBusy`. */
  get isFull(): boolean {
    return this.#waiting.length + (this.#current === null ? 0 : 1) > this.#mostWaiting;
  }

  /**
   * Starts the thread ahead of the first document; does nothing when it runs.
   * @throws Error when the package is not built
   */
  start(): void {
    if (this.#worker !== null || this.#closed) return;
    if (this.#entry.protocol === 'file:' && !existsSync(this.#entry)) {
      throw new Error(`${fileURLToPath(this.#entry)} is missing: the package is not built (npm run build).`);
    }
    const worker = new Worker(this.#entry, {
      name: 'plan-import',
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMiB, maxYoungGenerationSizeMb: 64 },
    });
    this.#worker = worker;
    worker.on('message', (reply: ImportReply) => {
      if (worker === this.#worker) this.#take(reply);
    });
    worker.on('error', (error) => {
      this.#lose(worker, isOutOfMemory(error) ? new DocumentRefused('DOCUMENT.TOO_COMPLEX') : error);
    });
    worker.on('exit', (code) => {
      this.#lose(worker, new Error(`The import thread ended with code ${code}.`));
    });
    this.#within(START_LIMIT_MS, () => new Error('The import thread did not start.')).unref();
    worker.unref();
  }

  /**
   * The draft of a document, as the JSON of an `ImportedDocument`.
   * @throws DocumentRefused as `importPlanDocument` does, and `DOCUMENT.TOO_COMPLEX` past the limit of time or memory
   * @throws ImportBusy when too many documents wait
   * @throws ImportStopped when the thread is closed
   */
  async read(request: ImportRequest): Promise<Uint8Array> {
    if (this.#closed) throw new ImportStopped();
    if (this.isFull) throw new ImportBusy();
    this.start();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#next();
    });
  }

  /** Ends the thread; what is being read or waits is rejected with `ImportStopped`. */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#limit);
    for (const job of [this.#current, ...this.#waiting.splice(0)]) job?.reject(new ImportStopped());
    this.#current = null;
    await worker?.terminate();
  }

  #next(): void {
    const worker = this.#worker;
    if (worker === null) return;
    if (this.#ready && this.#current === null) {
      const job = this.#waiting.shift();
      if (job !== undefined) {
        this.#current = job;
        this.#within(this.#timeLimitMs, () => new DocumentRefused('DOCUMENT.TOO_COMPLEX'));
        const bytes = new Uint8Array(job.request.bytes);
        worker.postMessage({ bytes, fileName: job.request.fileName } satisfies ImportRequest, [bytes.buffer]);
      }
    }
    if (this.#current === null && this.#waiting.length === 0) worker.unref();
    else worker.ref();
  }

  #take(reply: ImportReply): void {
    clearTimeout(this.#limit);
    if (reply.kind === 'ready') {
      this.#ready = true;
    } else {
      const job = this.#current;
      this.#current = null;
      if (reply.kind === 'read') job?.resolve(reply.json);
      else job?.reject(reply.kind === 'refused' ? new DocumentRefused(reply.code) : new Error(reply.message));
    }
    this.#next();
  }

  #within(ms: number, reason: () => Error): NodeJS.Timeout {
    const worker = this.#worker;
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => {
      if (worker !== null) this.#lose(worker, reason());
    }, ms);
    return this.#limit;
  }

  /** The thread is gone or given up: its document is refused, and another thread goes on with those that wait. */
  #lose(worker: Worker, reason: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    clearTimeout(this.#limit);
    void worker.terminate();
    const started = this.#ready;
    const job = this.#current;
    this.#ready = false;
    this.#current = null;
    job?.reject(reason);
    if (started) {
      this.start();
      this.#next();
    } else {
      for (const waiting of this.#waiting.splice(0)) waiting.reject(reason);
    }
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
