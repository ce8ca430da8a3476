import { pause } from '@gongjian/shared-event-sourcing';
import { describe, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { IntegrationMessage } from './message.js';
import type { Subscription } from './transport.js';

const MAX_BACK_OFF_MS = 30_000;

/** Brings a message until it is taken; false when the signal aborts first. */
export async function bring(
  subscription: Subscription,
  message: IntegrationMessage,
  signal: AbortSignal,
  logger: ReaderLogger,
): Promise<boolean> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await subscription.take(message);
      return true;
    } catch (error) {
      const { context, consumer } = subscription;
      if (failures % 10 === 0 && !signal.aborted) {
        logger.warn(`${context}/consumer.${consumer}: ${describe(error)}, brought again until it is taken`);
      }
      await pause(Math.min(100 * 2 ** failures, MAX_BACK_OFF_MS), signal);
    }
  }
  return false;
}
