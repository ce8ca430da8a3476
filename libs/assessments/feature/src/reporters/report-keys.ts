import { commandReused, DeciderRunner, streamName, type Aggregate } from '@gongjian/shared-event-sourcing';
import { isDomainError, type DomainCommand, type DomainEvent } from '@gongjian/shared-kernel';
import { envelopeOf, Reservations, type Acting, type Write } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

const WHAT = 'reportKey';

/** Takes the key for what is reported by that command, once it is known that the command is not refused. */
type Take<Command> = (acting: Acting, command: Command) => Promise<void>;

/**
 * A key of a request reports one fact. The reporter's number says which one it is, so that the same key with another
 * number would reach another record: the key is reserved for the first.
 */
@Injectable()
export class ReportKeys {
  constructor(private readonly runner: DeciderRunner) {}

  /**
   * Reports with `report`, which takes the key; what is refused after that gives it back.
   *
   * @throws DomainError COMMAND.REUSED
   */
  async once<State, Command extends DomainCommand, Event extends DomainEvent, Result>(
    write: Write,
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    report: (take: Take<Command>) => Promise<Result>,
  ): Promise<Result> {
    const { tenant } = write.principal;
    const stream = streamName(aggregate.catalogue.category, id);
    const reservations = new Reservations(this.runner, WHAT, () => stream);
    const taken: (() => Promise<void>)[] = [];
    try {
      return await report(async (acting, command) => {
        const known = await this.runner.load(aggregate, id, tenant);
        aggregate.decider.decide(command, known === null ? aggregate.decider.initialState : known.state);
        const envelope = envelopeOf(write, acting, 'TakeReservation', stream, {});
        if (!(await reservations.take(write.commandId, id, envelope))) throw commandReused();
        taken.push(() => reservations.release(write.commandId, id, envelope));
      });
    } catch (error) {
      if (isDomainError(error)) for (const giveBack of taken) await giveBack();
      throw error;
    }
  }
}
