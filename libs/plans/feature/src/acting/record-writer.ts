import {
  Policy,
  type Action,
  type PolicyResource,
  type Principal,
  type Role,
  type RoleGrant,
} from '@gongjian/shared-access';
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

/** What the policy is asked; with `role` only rights of that role count. */
export interface May {
  readonly action: Action;
  readonly resource: Omit<PolicyResource, 'tenant'>;
  readonly role?: Role;
}

/** An id of what was written, and the result of the command. */
export interface Done {
  readonly id: string;
  readonly result: CommandResult;
}

type DataOf<Command extends DomainCommand, Type extends Command['type']> = Extract<
  Command,
  { readonly type: Type }
>['data'];

interface Asked<Type extends string> {
  readonly type: Type;
  /** What was asked, for the command's fingerprint. */
  readonly body: unknown;
  readonly effectiveOn?: LocalDate;
}

export interface Founding<Command extends DomainCommand, Type extends Command['type']> extends Asked<Type> {
  readonly may: May;
  /** Making `data` has no effects: nothing is read of a stream that proves to be new. */
  readonly founding?: true;
  readonly data: (acting: Acting) => DataOf<Command, Type> | Promise<DataOf<Command, Type>>;
}

export interface Change<State, Command extends DomainCommand, Type extends Command['type']> extends Asked<Type> {
  readonly may: (state: State) => May;
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
    const acting = actingBy(write.principal, this.require(write, founding.may));
    const target = streamName(aggregate.catalogue.category, id);
    return this.runner.execute(
      aggregate,
      id,
      async () => commandOf<Command, Type>(founding.type, await founding.data(acting), write),
      envelopeOf(write, acting, founding.type, target, founding.body, founding.effectiveOn),
      { ...ifMatchOf(write), founding: founding.founding === true },
    );
  }

  /** A command on a stream of the writer's tenant; its data is made when it is known to be new. */
  async change<State, Command extends DomainCommand, Event extends DomainEvent, Type extends Command['type']>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    write: Write,
    change: Change<State, Command, Type>,
  ): Promise<CommandResult> {
    const acting = (state: State): Acting => actingBy(write.principal, this.require(write, change.may(state)));
    const target = streamName(aggregate.catalogue.category, id);
    return this.runner.execute(
      aggregate,
      id,
      async ({ state, revision }) =>
        commandOf<Command, Type>(change.type, await change.data(acting(state), state, revision), write),
      requestOf(write, change.type, target, change.body, change.effectiveOn),
      { ...ifMatchOf(write), mustExist: true, authorize: (state) => acting(state).by },
    );
  }

  private require(write: Write, may: May): RoleGrant {
    const { principal, today } = write;
    const resource = { tenant: principal.tenant, ...may.resource };
    return this.policy.require(withRole(principal, may.role), may.action, resource, today);
  }
}

export function envelopeOf(
  write: Write,
  acting: Acting,
  type: string,
  target: string,
  body: unknown,
  effectiveOn?: LocalDate,
): CommandEnvelope {
  return { ...requestOf(write, type, target, body, effectiveOn), ...acting.by };
}

function requestOf(
  write: Write,
  type: string,
  target: string,
  body: unknown,
  effectiveOn?: LocalDate,
): RequestEnvelope {
  return {
    tenant: write.principal.tenant,
    commandId: write.commandId,
    fingerprint: commandFingerprint(type, target, body),
    channel: write.channel,
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
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

function withRole(principal: Principal, role: Role | undefined): Principal {
  return role === undefined
    ? principal
    : { ...principal, grants: principal.grants.filter((grant) => grant.role === role) };
}

function ifMatchOf(write: Write): { readonly ifMatch?: bigint } {
  return write.ifMatch === undefined ? {} : { ifMatch: write.ifMatch };
}
