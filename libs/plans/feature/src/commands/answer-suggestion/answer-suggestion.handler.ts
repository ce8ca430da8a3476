import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { suggestionAggregate } from '../../aggregates.js';
import { mayOnSuggestion } from '../../suggestions/may-on-suggestion.js';
import { SuggestionFilers } from '../../suggestions/suggestion-filers.js';
import { suggestionStream } from '../../suggestions/suggestion-stream.js';
import { AnswerSuggestion } from './answer-suggestion.command.js';

@CommandHandler(AnswerSuggestion)
export class AnswerSuggestionHandler implements ICommandHandler<AnswerSuggestion> {
  constructor(
    private readonly records: RecordWriter,
    private readonly filers: SuggestionFilers,
  ) {}

  async execute({ write, suggestionId, body }: AnswerSuggestion): Promise<Done> {
    const stream = suggestionStream(suggestionId);
    const result = await this.records.change(suggestionAggregate, suggestionId, write, {
      type: 'AnswerSuggestion',
      body,
      may: mayOnSuggestion('suggestion.answer'),
      data: async ({ officer: by }, state) => ({
        suggestionId,
        outcome: body.outcome,
        answer: body.answer.sealedFor({ kind: 'record', stream }),
        by,
        isFiler: state.status !== 'none' && (await this.filers.isBy(write.principal, state.filed)),
      }),
    });
    return { id: suggestionId, result };
  }
}
