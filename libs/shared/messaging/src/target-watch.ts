import { aggregateIdOf, categoryOf, isUuid, pause, type EventStore } from '@gongjian/shared-event-sourcing';
import { describe } from '@gongjian/shared-projections/readers';

const MAX_BACK_OFF_MS = 5_000;

interface Followed {
  readonly ended: AbortController;
  readonly ready: Promise<void>;
  targets: number;
}

/** Which subjects wait for which target; follows the log only for categories that something waits for. */
export class TargetWatch {
  private readonly waiting = new Map<string, Set<string>>();
  private readonly followed = new Map<string, Followed>();
  private readonly following = new Set<Promise<void>>();

  /** @param arrived told the subjects that waited, each time something is recorded in their target */
  constructor(
    private readonly store: EventStore,
    private readonly signal: AbortSignal,
    private readonly arrived: (subjects: readonly string[]) => void,
    private readonly warn: (message: string) => void,
  ) {}

  /** Answers when nothing that is recorded from then on in the target goes unnoticed. */
  async add(target: string, subject: string): Promise<void> {
    const subjects = this.waiting.get(target);
    if (subjects !== undefined) {
      subjects.add(subject);
      return this.followed.get(categoryOf(target))?.ready;
    }
    this.waiting.set(target, new Set([subject]));
    if (!isUuid(aggregateIdOf(target))) return;
    const category = categoryOf(target);
    const known = this.followed.get(category);
    if (known !== undefined) {
      known.targets += 1;
      return known.ready;
    }
    const followed = this.follow(category);
    this.followed.set(category, followed);
    return followed.ready;
  }

  remove(target: string, subject: string): void {
    const subjects = this.waiting.get(target);
    if (subjects?.delete(subject) !== true || subjects.size > 0) return;
    this.waiting.delete(target);
    const followed = this.followed.get(categoryOf(target));
    if (followed === undefined || !isUuid(aggregateIdOf(target))) return;
    followed.targets -= 1;
    if (followed.targets > 0) return;
    this.followed.delete(categoryOf(target));
    followed.ended.abort();
  }

  /** Something arrived at that target. */
  tell(target: string): void {
    const subjects = this.waiting.get(target);
    if (subjects !== undefined) this.arrived([...subjects]);
  }

  async close(): Promise<void> {
    for (const { ended } of this.followed.values()) ended.abort();
    await Promise.all(this.following);
  }

  private follow(category: string): Followed {
    const ended = new AbortController();
    let begun: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const run = this.read(category, AbortSignal.any([this.signal, ended.signal]), begun);
    this.following.add(run);
    void run.then(() => this.following.delete(run));
    return { ended, ready, targets: 1 };
  }

  private async read(category: string, signal: AbortSignal, begun: () => void): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const { epoch, last } = await this.store.head();
        const after = last === null ? null : { epoch, ...last };
        begun();
        if (failures > 0) this.tellAll(category);
        for await (const message of this.store.subscribeAll({ after, filter: { categories: [category] }, signal })) {
          if (message.kind === 'event') this.tell(message.event.stream);
        }
      } catch (error) {
        if (!signal.aborted) this.warn(`following ${category}: ${describe(error)}`);
      }
      if (!signal.aborted) await pause(Math.min(50 * 2 ** failures, MAX_BACK_OFF_MS), signal);
    }
    begun();
  }

  /** What was recorded while it was not followed. */
  private tellAll(category: string): void {
    for (const target of [...this.waiting.keys()]) if (categoryOf(target) === category) this.tell(target);
  }
}
