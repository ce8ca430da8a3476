import { pause } from '@gongjian/shared-event-sourcing';
import { isRefusal } from './reaction.js';

const REFUSED_AGAIN_MS = [200, 600] as const;
const MAX_BACK_OFF_MS = 30_000;

/** How it ended; `aborted` before it did. */
export type Outcome =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly error: unknown } | { readonly kind: 'aborted' };

/**
 * Tries until it is done: a refusal three times within a second, technical failures for ever.
 *
 * @param technical told about each technical failure
 */
export async function attempt(
  work: () => Promise<void>,
  signal: AbortSignal,
  technical: (error: unknown, failures: number) => void,
): Promise<Outcome> {
  let refusals = 0;
  for (let failures = 0; !signal.aborted;) {
    try {
      await work();
      return { kind: 'done' };
    } catch (error) {
      if (isRefusal(error)) {
        const wait = REFUSED_AGAIN_MS[refusals];
        if (wait === undefined) return { kind: 'refused', error };
        refusals += 1;
        await pause(wait, signal);
      } else {
        technical(error, failures);
        await pause(Math.min(100 * 2 ** failures, MAX_BACK_OFF_MS), signal);
        failures += 1;
      }
    }
  }
  return { kind: 'aborted' };
}
