import type { SuggestionCommand } from '@gongjian/plans-domain';
import { DeciderRunner, PersonalValue } from '@gongjian/shared-event-sourcing';
import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { RecordWriter, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { suggestionAggregate } from '../../aggregates.js';
import { AnsweringOffices } from '../../suggestions/answering-offices.js';
import { suggestionIdOf, suggestionStream } from '../../suggestions/suggestion-stream.js';
import { unnamedEnvelope } from '../../suggestions/unnamed-envelope.js';
import { FileSuggestion } from './file-suggestion.command.js';

type Filing = Extract<SuggestionCommand, { readonly type: 'FileSuggestion' }>['data'];

@CommandHandler(FileSuggestion)
export class FileSuggestionHandler implements ICommandHandler<FileSuggestion> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly offices: AnsweringOffices,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, body }: FileSuggestion): Promise<Done> {
    const id = suggestionIdOf(write);
    const type = 'FileSuggestion' as const;
    const may = { action: 'suggestion.file', resource: {} } as const;
    const dataOf = async (filer: OfficerAsOf | null): Promise<Filing> => {
      const owner = { kind: 'record', stream: suggestionStream(id) } as const;
      const { about, kind, text } = body;
      return {
        suggestionId: id,
        about,
        kind,
        text: text.sealedFor(owner),
        office: await this.offices.of(write.principal, about),
        filer,
        unnamedFiler: filer === null ? PersonalValue.of(write.principal.id).sealedFor(owner) : null,
        calendar: this.calendars.current(),
      };
    };
    if (body.unnamed !== true) {
      const data = ({ officer }: { readonly officer: OfficerAsOf }) => dataOf(officer);
      return { id, result: await this.records.found(suggestionAggregate, id, write, { type, body, may, data }) };
    }
    this.records.require(write, may);
    const { now, today } = write;
    const result = await this.runner.execute(
      suggestionAggregate,
      id,
      async () => ({ type, data: await dataOf(null), now, today }),
      unnamedEnvelope(write, type, suggestionStream(id), body),
    );
    return { id, result };
  }
}
