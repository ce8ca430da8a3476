import { suggestionNotFound, suggestionNotYours } from '@gongjian/plans-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { suggestionAggregate } from '../../aggregates.js';
import { mayOnOwn } from '../../suggestions/may-on-suggestion.js';
import { SuggestionFilers } from '../../suggestions/suggestion-filers.js';
import { suggestionStream } from '../../suggestions/suggestion-stream.js';
import { unnamedEnvelope } from '../../suggestions/unnamed-envelope.js';
import { WithdrawSuggestion } from './withdraw-suggestion.command.js';

@CommandHandler(WithdrawSuggestion)
export class WithdrawSuggestionHandler implements ICommandHandler<WithdrawSuggestion> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly filers: SuggestionFilers,
  ) {}

  async execute({ write, suggestionId }: WithdrawSuggestion): Promise<Done> {
    const { principal, now, today } = write;
    const state = (await this.runner.load(suggestionAggregate, suggestionId, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') throw suggestionNotFound();
    if (!(await this.filers.isBy(principal, state.filed))) throw suggestionNotYours();
    const may = mayOnOwn(state, principal.id);
    const type = 'WithdrawSuggestion' as const;
    if (state.filed.filer !== null) {
      const result = await this.records.change(suggestionAggregate, suggestionId, write, {
        type,
        body: {},
        may: () => may,
        data: ({ officer: by }) => ({ suggestionId, by }),
      });
      return { id: suggestionId, result };
    }
    this.records.require(write, may);
    const result = await this.runner.execute(
      suggestionAggregate,
      suggestionId,
      { type, data: { suggestionId, by: null }, now, today },
      unnamedEnvelope(write, type, suggestionStream(suggestionId), {}),
      { mustExist: true },
    );
    return { id: suggestionId, result };
  }
}
