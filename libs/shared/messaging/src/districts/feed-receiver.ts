import { once } from 'node:events';
import { HeldReceiver } from '../held-receiver.js';

/** Of a district without Kafka: nothing is brought, the consumer itself looks into the district's feed. */
export class FeedReceiver extends HeldReceiver {
  protected override async receive(signal: AbortSignal): Promise<void> {
    if (!signal.aborted) await once(signal, 'abort');
  }
}
