import { actedBy, Policy, type Action, type PolicyResource, type RoleGrant } from '@gongjian/shared-access';
import {
  commandFingerprint,
  DeciderRunner,
  streamName,
  type Aggregate,
  type CommandEnvelope,
  type RequestEnvelope,
} from '@gongjian/shared-event-sourcing';
import type { DomainCommand, DomainEvent, LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import type { Done, Write } from './write.js';

/** What the policy is asked. */
export interface May {
  readonly action: Action;
  readonly resource: Omit<PolicyResource, 'tenant'>;
}

interface Asked {
  /** The request's body, for the command's fingerprint. */
  readonly body: unknown;
  /** The day it takes effect on. */
  readonly effectiveOn?: LocalDate | undefined;
}

/** Runs people's commands: the policy first, then the decider, with who acted in the metadata. */
@Injectable()
export class RecordWriter {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly policy: Policy,
  ) {}

  /** A command that founds a stream of that tenant. The first `may` names the right it is done by. */
  async found<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    tenant: string,
    id: string,
    write: Write,
    asked: Asked & { readonly may: readonly [May, ...May[]]; readonly command: Command },
  ): Promise<Done> {
    const grant = this.require(write, asked.may);
    const target = streamName(aggregate.catalogue.category, id);
    const envelope = this.envelope(tenant, write, grant, asked.command.type, target, asked);
    return { id, result: await this.runner.execute(aggregate, id, asked.command, envelope, ifMatchOf(write)) };
  }

  /** A command on a stream of that tenant; it is made when it is known to be new. */
  async change<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    tenant: string,
    id: string,
    write: Write,
    asked: Asked & {
      readonly type: Command['type'];
      readonly may: (state: State) => readonly [May, ...May[]];
      readonly command: (state: State) => Command | Promise<Command>;
    },
  ): Promise<Done> {
    const target = streamName(aggregate.catalogue.category, id);
    const result = await this.runner.execute(
      aggregate,
      id,
      ({ state }) => asked.command(state),
      this.request(tenant, write, asked.type, target, asked),
      {
        ...ifMatchOf(write),
        mustExist: true,
        authorize: (state) => actedBy(write.principal, this.require(write, asked.may(state))),
      },
    );
    return { id, result };
  }

  /** The right the first act is allowed by; all must be. @throws DomainError ACCESS.DENIED */
  require(write: Write, may: readonly [May, ...May[]]): RoleGrant {
    const { principal, today } = write;
    const [first] = may.map(({ action, resource }) =>
      this.policy.require(principal, action, { tenant: principal.tenant, ...resource }, today),
    );
    return first as RoleGrant;
  }

  envelope(
    tenant: string,
    write: Write,
    grant: RoleGrant,
    type: string,
    target: string,
    asked: Asked,
  ): CommandEnvelope {
    return { ...this.request(tenant, write, type, target, asked), ...actedBy(write.principal, grant) };
  }

  private request(
    tenant: string,
    write: Write,
    type: string,
    target: string,
    { body, effectiveOn }: Asked,
  ): RequestEnvelope {
    return {
      tenant,
      commandId: write.commandId,
      fingerprint: commandFingerprint(type, target, body),
      channel: write.channel,
      ...(effectiveOn === undefined || effectiveOn === write.today ? {} : { effectiveOn }),
      correlationId: write.commandId,
      ...(write.traceparent === undefined ? {} : { traceparent: write.traceparent }),
    };
  }
}

function ifMatchOf(write: Write): { readonly ifMatch?: bigint } {
  return write.ifMatch === undefined ? {} : { ifMatch: write.ifMatch };
}
