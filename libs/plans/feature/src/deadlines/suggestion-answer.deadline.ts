import { suggestionCatalogue, type SuggestionEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { suggestionAggregate } from '../aggregates.js';
import { suggestionClockOf } from '../suggestions/suggestion-clocks.js';
import { ANSWER_CLAUSE, DEPLOYMENT_RULE } from '../suggestions/suggestion-rule.js';
import { suggestionStream } from '../suggestions/suggestion-stream.js';

/** What is not answered in time is overdue by itself: the leader of the office sees it. */
@Injectable()
export class SuggestionAnswerDeadline extends DeadlineDefinition<SuggestionEvent> {
  readonly context = 'plans';
  readonly name = 'suggestion_answer';
  readonly catalogue = suggestionCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline(fact: Fact<SuggestionEvent>): { readonly dueAt: Instant } | 'clear' | null {
    const clock = suggestionClockOf(fact);
    return clock === null || clock === 'clear' ? clock : { dueAt: clock.dueAt };
  }

  async command(due: Due): Promise<void> {
    const { streamId: suggestionId, sourceEventId, dueAt } = due;
    const type = 'MarkSuggestionOverdue' as const;
    const envelope = await this.rules.envelope(DEPLOYMENT_RULE, ANSWER_CLAUSE, due, {
      commandId: derivedId(sourceEventId, this.name, ''),
      fingerprint: commandFingerprint(type, suggestionStream(suggestionId), { dueAt }),
    });
    const now = this.clock.now();
    const command = { type, data: { suggestionId, dueAt }, now, today: localDateAt(now) };
    await this.runner.execute(suggestionAggregate, suggestionId, command, envelope, { mustExist: true });
  }
}
