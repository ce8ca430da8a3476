import type { CommandEnvelope } from '@gongjian/shared-event-sourcing';
import type { NamedAsOf, UnitAsOf } from '@gongjian/shared-kernel';

/** The rule that acts: a clause of a published programme version, for the authority that adopted it. */
export interface RuleInForce {
  readonly programme: string;
  readonly version: number;
  /** `null` where the log does not tell it. */
  readonly authority: UnitAsOf | null;
  readonly clause: NamedAsOf;
}

export interface RuleCause {
  readonly tenant: string;
  /** The event the act follows from. */
  readonly sourceEventId: string;
}

/** Of a command that a rule carries out by itself: nobody's post stands in it but the clause and its version. */
export function ruleEnvelope(
  { programme, version, authority, clause }: RuleInForce,
  { tenant, sourceEventId }: RuleCause,
  { commandId, fingerprint }: Pick<CommandEnvelope, 'commandId' | 'fingerprint'>,
): CommandEnvelope {
  return {
    tenant,
    commandId,
    fingerprint,
    actor: {
      kind: 'rule',
      id: programme,
      role: null,
      post: { id: `${clause.id}.v${version}`, name: clause.name },
      division: authority === null ? null : authority.division,
      unit: authority === null ? null : { id: authority.id, name: authority.name },
    },
    channel: 'rule',
    correlationId: sourceEventId,
    causationId: sourceEventId,
  };
}
