import { problemOf, type Problem } from '../api/problem.js';

/** What becomes of one of many: not sent yet, on its way, done, refused with the reason, or left out when it was stopped. */
export type BulkState =
  | { readonly status: 'waiting' | 'sending' | 'done' | 'left' }
  | { readonly status: 'refused'; readonly problem: Problem };

export interface BulkRun<Item> {
  readonly items: readonly Item[];
  readonly send: (item: Item) => Promise<unknown>;
  readonly changed: (item: Item, state: BulkState) => void;
  /** What has not been sent yet is left out once this answers true. */
  readonly stopped: () => boolean;
  readonly atOnce?: number;
}

const MOST_AT_ONCE = 4;

/** Sends one call an item, a few at once; a refusal of one holds none of the others. */
export async function runBulk<Item>({
  items,
  send,
  changed,
  stopped,
  atOnce = MOST_AT_ONCE,
}: BulkRun<Item>): Promise<void> {
  const queue = [...items];
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      if (stopped()) {
        changed(item, { status: 'left' });
        continue;
      }
      changed(item, { status: 'sending' });
      try {
        await send(item);
        changed(item, { status: 'done' });
      } catch (error) {
        changed(item, { status: 'refused', problem: problemOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
}

/** What the page itself sees cannot be done to this one, in the words of the page: thrown by `send`. */
export function notPossible(said: string): Problem {
  return { status: 409, code: 'CONSOLE.NOT_POSSIBLE', title: said, detail: said, detailEn: said };
}
