import { Policy } from '@gongjian/shared-access';
import {
  commandFingerprint,
  DeciderRunner,
  streamName,
  type Aggregate,
  type CommandEnvelope,
  type CommandResult,
  type RequestEnvelope,
} from '@gongjian/shared-event-sourcing';
import type { DomainCommand, DomainEvent, LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { actingBy, type Acting, type Write } from './acting.js';
import type { May } from './may.js';

/** What must all be allowed; the right the first is allowed by is the one that is acted in. */
export type MayAll = May | readonly [May, ...May[]];

type DataOf<Command extends DomainCommand, Type extends Command['type']> = Extract<
  Command,
  { readonly type: Type }
>['data'];

interface Asked<Type extends string> {
  readonly type: Type;
  /** What was asked, for the command's fingerprint. */
  readonly body: unknown;
  /** The day it takes effect on; stands in the metadata when that is another day than the one it is recorded on. */
  readonly effectiveOn?: LocalDate | undefined;
  /** Whose stream it is; left out: the writer's tenant. */
  readonly tenant?: string;
}

export interface Founding<Command extends DomainCommand, Type extends Command['type']> extends Asked<Type> {
  readonly may: MayAll;
  /** Making `data` has no effects: nothing is read of a stream that proves to be new. */
  readonly founding?: true;
  readonly data: (acting: Acting) => DataOf<Command, Type> | Promise<DataOf<Command, Type>>;
}

export interface Change<State, Command extends DomainCommand, Type extends Command['type']> extends Asked<Type> {
  readonly may: (state: State) => MayAll;
  readonly data: (
    acting: Acting,
    state: State,
    revision: bigint,
  ) => DataOf<Command, Type> | Promise<DataOf<Command, Type>>;
}

/** Runs people's commands: policy first, then the decider, with who acted in the metadata. */
@Injectable()
export class RecordWriter {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly policy: Policy,
  ) {}

  /** A command that founds a stream; its data is made when it is known to be new. */
  async found<State, Command extends DomainCommand, Event extends DomainEvent, Type extends Command['type']>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    write: Write,
    founding: Founding<Command, Type>,
  ): Promise<CommandResult> {
    const acting = this.require(write, founding.may);
    return this.runner.execute(
      aggregate,
      id,
      async () => commandOf<Command, Type>(founding.type, await founding.data(acting), write),
      { ...requestOf(write, streamName(aggregate.catalogue.category, id), founding), ...acting.by },
      { ...ifMatchOf(write), founding: founding.founding === true },
    );
  }

  /** A command on a stream that exists; its data is made when it is known to be new. */
  async change<State, Command extends DomainCommand, Event extends DomainEvent, Type extends Command['type']>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    write: Write,
    change: Change<State, Command, Type>,
  ): Promise<CommandResult> {
    const acting = (state: State): Acting => this.require(write, change.may(state));
    return this.runner.execute(
      aggregate,
      id,
      async ({ state, revision }) =>
        commandOf<Command, Type>(change.type, await change.data(acting(state), state, revision), write),
      requestOf(write, streamName(aggregate.catalogue.category, id), change),
      { ...ifMatchOf(write), mustExist: true, authorize: (state) => acting(state).by },
    );
  }

  /** Who acts, and by which right. @throws DomainError ACCESS.DENIED */
  require(write: Write, may: MayAll): Acting {
    const { principal, today } = write;
    const [first, ...others] = 'action' in may ? [may] : may;
    const granted = ({ action, resource, role }: May) =>
      this.policy.require(principal, action, { tenant: principal.tenant, ...resource }, today, role);
    const grant = granted(first);
    for (const other of others) granted(other);
    return actingBy(principal, grant);
  }
}

/** For a command that is part of what a person asked for, on a stream of the person's tenant. */
export function envelopeOf(write: Write, acting: Acting, type: string, target: string, body: unknown): CommandEnvelope {
  return { ...requestOf(write, target, { type, body }), ...acting.by };
}

function requestOf(write: Write, target: string, { type, body, effectiveOn, tenant }: Asked<string>): RequestEnvelope {
  return {
    tenant: tenant ?? write.principal.tenant,
    commandId: write.commandId,
    fingerprint: commandFingerprint(type, target, body),
    channel: write.channel,
    ...(effectiveOn === undefined || effectiveOn === write.today ? {} : { effectiveOn }),
    correlationId: write.commandId,
    ...(write.traceparent === undefined ? {} : { traceparent: write.traceparent }),
  };
}

function commandOf<Command extends DomainCommand, Type extends Command['type']>(
  type: Type,
  data: DataOf<Command, Type>,
  { now, today }: Write,
): Command {
  return { type, data, now, today } as unknown as Command;
}

function ifMatchOf(write: Write): { readonly ifMatch?: bigint } {
  return write.ifMatch === undefined ? {} : { ifMatch: write.ifMatch };
}
