import { commandFingerprint, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { ruleEnvelope } from '@gongjian/shared-records';
import type { AwardVersion } from './award-versions.js';

/** What an act by rule follows from; it runs as of that moment, however late. */
export interface Cause {
  readonly tenant: string;
  readonly sourceEventId: string;
  readonly now: Instant;
  readonly today: LocalDate;
  /** The day it took effect: an earlier one when it was entered late. What follows from it takes effect with it. */
  readonly on: LocalDate;
}

export function causeOf({ id, metadata: { tenant, recordedAt, effectiveOn } }: Fact): Cause {
  const today = localDateAt(recordedAt);
  return { tenant, sourceEventId: id, now: recordedAt, today, on: effectiveOn ?? today };
}

interface RuleCommand {
  readonly commandId: string;
  readonly type: string;
  readonly target: string;
  readonly body: unknown;
}

/** In the name of the authority that adopted the version. */
export function byRule(
  { programme, version, authority }: Pick<AwardVersion, 'programme' | 'version' | 'authority'>,
  clause: NamedAsOf,
  cause: Cause,
  { commandId, type, target, body }: RuleCommand,
): CommandEnvelope {
  const fingerprint = commandFingerprint(type, target, body);
  const envelope = ruleEnvelope({ programme, version, authority, clause }, cause, { commandId, fingerprint });
  return cause.on === cause.today ? envelope : { ...envelope, effectiveOn: cause.on };
}
