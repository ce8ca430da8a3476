import type { Reaction } from '@gongjian/shared-projections';
import type { ForeignReaction } from '@gongjian/shared-messaging';

type Work = (...given: never[]) => Promise<unknown>;

/** How much of what readers of the log do is under way: their checkpoints say only what they have read. */
export class UnderWay {
  private running = 0;

  get nothing(): boolean {
    return this.running === 0;
  }

  /** Before the readers start. */
  count({ when }: Reaction | ForeignReaction): void {
    const holders = Array.isArray(when) ? (when as readonly object[]) : [when];
    for (const holder of holders) {
      for (const [name, member] of Object.entries(holder) as [string, unknown][]) {
        if (typeof member === 'function') Reflect.set(holder, name, this.counted(holder, member as Work));
      }
    }
  }

  private counted(holder: object, work: Work): Work {
    return async (...given) => {
      this.running += 1;
      try {
        return await work.apply(holder, given);
      } finally {
        this.running -= 1;
      }
    };
  }
}
