import { actedBy, Policy, type Action, type PolicyResource, type RoleGrant } from '@gongjian/shared-access';
import {
  commandFingerprint,
  DeciderRunner,
  notFound,
  streamName,
  type Aggregate,
  type CommandEnvelope,
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

  /** A command on a stream of that tenant. */
  async change<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    tenant: string,
    id: string,
    write: Write,
    asked: Asked & {
      readonly may: (state: State) => readonly [May, ...May[]];
      readonly command: (state: State) => Command | Promise<Command>;
    },
  ): Promise<Done> {
    const folded = await this.runner.load(aggregate, id, tenant);
    if (folded === null) throw notFound();
    const grant = this.require(write, asked.may(folded.state));
    const command = await asked.command(folded.state);
    const target = streamName(aggregate.catalogue.category, id);
    const envelope = this.envelope(tenant, write, grant, command.type, target, asked);
    const result = await this.runner.execute(aggregate, id, command, envelope, {
      ...ifMatchOf(write),
      mustExist: true,
      authorize: (state) => {
        this.require(write, asked.may(state));
      },
    });
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
    { body, effectiveOn }: Asked,
  ): CommandEnvelope {
    return {
      tenant,
      commandId: write.commandId,
      fingerprint: commandFingerprint(type, target, body),
      ...actedBy(write.principal, grant),
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
