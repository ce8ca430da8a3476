import { titleDecider } from '@gongjian/awards-domain';
import { derivedId } from '@gongjian/shared-event-sourcing';
import { isDomainError } from '@gongjian/shared-kernel';
import { envelopeOf, RecordedEvents, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaqueNumbers } from '../../titles/plaque-numbers.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { CorrectTitle } from './correct-title.command.js';

@CommandHandler(CorrectTitle)
export class CorrectTitleHandler implements ICommandHandler<CorrectTitle> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly events: RecordedEvents,
    private readonly plaques: PlaqueNumbers,
  ) {}

  async execute({ write, titleId, body }: CorrectTitle): Promise<Done> {
    const { now, today, commandId } = write;
    const stream = titleStream(titleId);
    const correctionId = derivedId(commandId, 'correction', titleId);
    const { corrects, correction } = body;
    let giveBack: (() => Promise<void>) | null = null;
    try {
      const result = await this.titles.change(titleId, write, {
        type: 'CorrectTitle',
        body,
        action: 'record.correct',
        data: async (acting, title) => {
          await this.events.requireIn(stream, corrects);
          const reason = reasonFact(body.reason, stream);
          const data = { titleId, correctionId, corrects, correction, reason, by: acting.officer };
          const proposes = titleDecider.decide({ type: 'CorrectTitle', data, now, today }, title).length > 0;
          if (proposes && correction.field === 'plaqueNumber') {
            const { value } = correction;
            const envelope = envelopeOf(write, acting, 'CorrectTitle', stream, body);
            await this.plaques.take(value, titleId, envelope);
            giveBack = () => this.plaques.giveBack(value, titleId, envelope);
          }
          return data;
        },
      });
      return { id: correctionId, result };
    } catch (error) {
      if (isDomainError(error) && giveBack !== null) await (giveBack as () => Promise<void>)();
      throw error;
    }
  }
}
