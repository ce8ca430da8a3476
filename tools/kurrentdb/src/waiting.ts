import type { EventEmitter } from 'node:events';

const PATIENCE_MS = 10_000;

/** The client has calls that never settle: none is waited for without an end. */
export function within<T>(promise: Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function once(emitter: EventEmitter, name: string): Promise<unknown> {
  return within(new Promise((resolve) => emitter.once(name, resolve)));
}

interface Delivery {
  readonly event?: { readonly type: string } | undefined;
}

/** The types of the next `count` events of a subscription. */
export function taken(subscription: EventEmitter, count: number): Promise<string[]> {
  const types: string[] = [];
  return within(
    new Promise((resolve, reject) => {
      subscription.on('data', ({ event }: Delivery) => {
        types.push(event?.type ?? '');
        if (types.length === count) resolve(types);
      });
      subscription.once('error', reject);
    }),
  );
}
