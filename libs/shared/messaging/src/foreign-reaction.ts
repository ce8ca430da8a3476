import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { commandFingerprint, derivedId, type Acts, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import type { Act } from '@gongjian/shared-kernel';
import type { PoolClient } from 'pg';
import type { IntegrationMessage } from './message.js';

/** A command that follows from a message; it takes effect on the day of the act that is told. */
export interface Following {
  /** Of the command in its id: unique among what follows from one message, and never changed. */
  readonly name: string;
  /** The target's key where several commands of that name follow; absent: one does. */
  readonly item?: string;
  readonly type: string;
  readonly target: string;
  readonly body: unknown;
  /** Absent: whoever did what the message tells. */
  readonly by?: Acts;
}

/** A message whose data is as its contract says. */
export interface Received<Data = unknown> extends Omit<IntegrationMessage, 'data'> {
  readonly data: Data;
  /** The same for the same message, however often it comes. */
  commandId(name: string, item?: string): string;
  envelope(following: Following): CommandEnvelope;
}

/** What is done with the messages of one type. */
export type Handling =
  | {
      readonly kind: 'commands';
      readonly event: IntegrationEventDefinition;
      /** Idempotent by command ids: it may run again. */
      handle(message: Received<never>): Promise<void>;
    }
  | {
      readonly kind: 'tables';
      readonly event: IntegrationEventDefinition;
      /** Commands of other reactions to the same type; as they are idempotent, before the tables. */
      readonly first?: (message: Received<never>) => Promise<void>;
      /** Own tables of `_ops`, once: it commits with the watermark. */
      apply(message: Received<never>, client: PoolClient): Promise<void>;
      /** The key that {@link TargetNotThere} names where another reaction waits for it. */
      arrived(message: Received<never>): string | null;
    };

/** Sends commands; a target that is not there is told by {@link TargetNotThere}. */
export function on<Data>(
  event: IntegrationEventDefinition<Data>,
  handle: (message: Received<Data>) => Promise<void>,
): Handling {
  return { kind: 'commands', event, handle };
}

/** Keeps own tables, in the order of sequences of each subject. */
export function onTables<Data>(
  event: IntegrationEventDefinition<Data>,
  apply: (message: Received<Data>, client: PoolClient) => Promise<void>,
  arrived: (message: Received<Data>) => string | null = () => null,
): Handling {
  return { kind: 'tables', event, apply, arrived };
}

/**
 * What follows in this context from what another one tells. Messages of one subject are handled in the order of their
 * sequence and one after the other, subjects side by side.
 *
 * A technical failure is tried again for ever (back-off up to 30 s). A `DomainError` is tried three times within a
 * second, then the subject is parked: its later messages queue behind, in order, until they are replayed.
 */
export abstract class ForeignReaction {
  abstract readonly context: string;
  /** snake_case; unique in the context. */
  abstract readonly name: string;
  /** Whose events. */
  abstract readonly source: string;
  /** Several reactions of a context may handle a type, one after the other; one of them may keep tables by it. */
  abstract readonly when: readonly Handling[];
}

/**
 * The message is held, and its subject with it, until something is recorded in the target's stream or `arrived` says its
 * key; it is never dropped and never parked for that.
 */
export class TargetNotThere extends Error {
  /** @param target name of a stream of this context, or a key that an `onTables` says */
  constructor(readonly target: string) {
    super(`${target} is not there yet`);
    this.name = 'TargetNotThere';
  }
}

export function received(message: IntegrationMessage, data: unknown): Received<never> {
  const commandId = (name: string, item = ''): string => derivedId(message.id, name, item);
  const { act } = data as { readonly act?: Act };
  return {
    ...message,
    data: data as never,
    commandId,
    envelope({ name, item, type, target, body, by = act }) {
      if (by === undefined) throw new TypeError(`${message.type} does not say who acted`);
      const { actor, onBehalfOf } = by;
      const effectiveOn = act?.effectiveOn;
      return {
        tenant: message.tenant,
        commandId: commandId(name, item),
        fingerprint: commandFingerprint(type, target, body),
        actor,
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        ...(effectiveOn === undefined ? {} : { effectiveOn }),
        channel: 'rule',
        correlationId: message.correlationId,
        causationId: message.id,
        ...(message.traceparent === undefined ? {} : { traceparent: message.traceparent }),
      };
    },
  };
}

/** @throws TypeError for what is not of one source and context, or is handled twice by one reaction or for tables */
export function handlingsOf(
  context: string,
  source: string,
  reactions: readonly ForeignReaction[],
): ReadonlyMap<string, Handling> {
  const handlings = new Map<string, Handling>();
  for (const reaction of reactions) {
    if (reaction.context !== context) throw new TypeError(`${reaction.name} is registered in ${context}`);
    for (const handling of reaction.when) {
      const type = integrationTypeOf(handling.event);
      if (handling.event.context !== source) throw new TypeError(`${reaction.name}: ${type} is not of ${source}`);
      if (reaction.when.some((other) => other !== handling && integrationTypeOf(other.event) === type)) {
        throw new TypeError(`${reaction.name}: ${type} is handled twice`);
      }
      const known = handlings.get(type);
      handlings.set(type, known === undefined ? handling : oneAfterTheOther(type, known, handling));
    }
  }
  return handlings;
}

function oneAfterTheOther(type: string, one: Handling, other: Handling): Handling {
  if (one.kind === 'tables' && other.kind === 'tables') throw new TypeError(`${type} is kept in tables twice`);
  const commands = async (message: Received<never>): Promise<void> => {
    for (const handling of [one, other]) {
      if (handling.kind === 'commands') await handling.handle(message);
      else await handling.first?.(message);
    }
  };
  const tables = one.kind === 'tables' ? one : other.kind === 'tables' ? other : null;
  return tables === null ? { kind: 'commands', event: one.event, handle: commands } : { ...tables, first: commands };
}
