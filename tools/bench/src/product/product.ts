import type { RecordedEvent } from '@gongjian/shared-event-sourcing';
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type ProductOrder = { readonly id: number } & (
  | { readonly what: 'campaign' }
  | { readonly what: 'grow'; readonly events: number }
  | { readonly what: 'scoredRound'; readonly programme: string; readonly sheets: number }
  | { readonly what: 'told'; readonly roundId: string }
  | { readonly what: 'settled' }
  | { readonly what: 'memory' }
  | { readonly what: 'stop' }
);

export type ProductAnswer = { readonly id: number } & ({ readonly result: unknown } | { readonly failure: string });

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: Error) => void;
}

type Wanted = ProductOrder extends infer Order ? (Order extends unknown ? Omit<Order, 'id'> : never) : never;

/** As `npm start` runs it. */
const NODE_OPTIONS = ['--max-semi-space-size=64', '--heap-growing-percent=100'];
const PROGRAM = fileURLToPath(new URL('./product-process.js', import.meta.url));

/** The whole product in a process of its own, on a temporary folder with the sample district. */
export class Product {
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;
  private gone: (reason: Error) => void = () => undefined;
  private readonly ended: Promise<never>;
  url = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    this.ended = new Promise((_resolve, reject) => (this.gone = reject));
    this.ended.catch(() => undefined);
    child.on('message', (answer: ProductAnswer) => {
      const waiting = this.waiting.get(answer.id);
      if ('failure' in answer) waiting?.reject(new Error(answer.failure));
      else waiting?.resolve(answer.result);
    });
    child.once('exit', (code) => this.gone(new Error(`the product ended with ${code}`)));
  }

  static async start(): Promise<Product> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-'));
    chmodSync(folder, 0o711);
    const child = fork(PROGRAM, [path.join(folder, 'data')], {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...NODE_OPTIONS],
    });
    const product = new Product(child, folder);
    product.url = (await product.answered(0)) as string;
    return product;
  }

  /** What the campaigns so far recorded of programmes, plans, tasks and files. */
  async campaignEvents(): Promise<readonly RecordedEvent[]> {
    return (await this.order({ what: 'campaign' })) as readonly RecordedEvent[];
  }

  /** Repeats the tasks of the campaigns so far until the log holds `events`; answers how many it holds. */
  async grow(events: number): Promise<number> {
    return (await this.order({ what: 'grow', events })) as number;
  }

  /** A round with that many scored sheets, once everything that follows from them is done; answers with its id. */
  async scoredRound(programme: string, sheets: number): Promise<string> {
    return (await this.order({ what: 'scoredRound', programme, sheets })) as string;
  }

  /** Answers when the conclusion of the round is published. */
  async told(roundId: string): Promise<void> {
    await this.order({ what: 'told', roundId });
  }

  /** Answers when every reader of the log has come to its end. */
  async settled(): Promise<void> {
    await this.order({ what: 'settled' });
  }

  /** The most bytes resident since the last time it was asked. */
  async memory(): Promise<number> {
    return (await this.order({ what: 'memory' })) as number;
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    await this.order({ what: 'stop' }).catch(() => undefined);
    await exited;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private order(wanted: Wanted): Promise<unknown> {
    this.orders += 1;
    const id = this.orders;
    const answer = this.answered(id);
    this.child.send({ ...wanted, id });
    return answer;
  }

  private answered(id: number): Promise<unknown> {
    return Promise.race([new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject })), this.ended]);
  }
}
