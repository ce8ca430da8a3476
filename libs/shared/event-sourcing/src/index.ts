export { checkAppendLimits, type EventBytes } from './append-limits.js';
export { checkAppend, checkLimit, checkName, clampRevision } from './call-checks.js';
export { Clock, SystemClock } from './clock.js';
export {
  commandFingerprint,
  decodeEvent,
  encodeEvents,
  MisplacedSealedValue,
  ownersToSeal,
  UnknownEvent,
  type EncodeInput,
  type EventCatalogue,
  type EventType,
  type Upcaster,
} from './codec.js';
export {
  commandBusy,
  commandReused,
  DeciderRunner,
  notFound,
  staleRevision,
  type Aggregate,
  type CommandResult,
  type CommandSource,
  type ExecuteAsOptions,
  type ExecuteOptions,
  type Folded,
  type ToFound,
} from './decider-runner.js';
export { before, deadlineIn, remaining, type Deadline } from './deadline.js';
export { predicateOf } from './event-filter.js';
export {
  EventStoreError,
  isEventStoreError,
  streamNotFound,
  UnfitServer,
  WrongExpectedRevision,
  wrongTenant,
  type EventStoreErrorCode,
} from './event-store.errors.js';
export {
  EVENT_LIMITS,
  EventStore,
  type AppendOptions,
  type AppendResult,
  type Checkpoint,
  type CountOptions,
  type EncodedEvent,
  type EventFilter,
  type Head,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from './event-store.js';
export {
  aggregateIdOf,
  categoryOf,
  DEPLOYMENT_TENANT,
  derivedId,
  eventId,
  Ids,
  isUuid,
  naturalId,
  newAggregateId,
  RandomIds,
  streamName,
} from './ids.js';
export { ForwardingEventStore } from './forwarding-event-store.js';
export { InMemoryEventStore } from './in-memory-event-store.js';
export { type Acts, type CommandEnvelope, type RequestEnvelope } from './command-envelope.js';
export { pause } from './pause.js';
export {
  reservationAggregate,
  reservationId,
  type ReservationCommand,
  type ReservationEvent,
  type ReservationState,
} from './reservation.js';
export { encodeLogRestored, logCatalogue, logStreamOf, type LogRestored } from './log-restored.js';
export { newSalt } from './salt.js';
export { CommandHashes, Opener, PersonalValue, Sealer, type SealingKeys, type SealOwner } from './sealing.js';
export { sha256OfLines } from './sorted-lines.js';
export { Wakers } from './wakers.js';
