import {
  DeciderRunner,
  type Aggregate,
  type Clock,
  type CommandHashes,
  type EventStore,
  type Folded,
  type Sealer,
} from '@gongjian/shared-event-sourcing';
import type { DomainCommand, DomainEvent } from '@gongjian/shared-kernel';

/** Two stories may give a stream events of the same ids: nothing that was folded in one is answered in another. */
export class WorldRunner extends DeciderRunner {
  private loader: DeciderRunner;
  private readonly fresh: () => DeciderRunner;

  constructor(store: EventStore, sealer: Sealer, hashes: CommandHashes, clock: Clock) {
    super(store, sealer, hashes, clock);
    this.fresh = () => new DeciderRunner(store, sealer, hashes, clock);
    this.loader = this.fresh();
  }

  forget(): void {
    this.loader = this.fresh();
  }

  override load<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    tenant: string,
  ): Promise<Folded<State> | null> {
    return this.loader.load(aggregate, id, tenant);
  }
}
