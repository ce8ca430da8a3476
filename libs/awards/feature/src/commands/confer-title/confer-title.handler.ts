import { titleDecider, type ConferTitle as ConferCommand } from '@gongjian/awards-domain';
import { isDomainError } from '@gongjian/shared-kernel';
import { DirectoryNames, envelopeOf, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaqueNumbers } from '../../titles/plaque-numbers.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ConferTitle } from './confer-title.command.js';

@CommandHandler(ConferTitle)
export class ConferTitleHandler implements ICommandHandler<ConferTitle> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly plaques: PlaqueNumbers,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, titleId, body }: ConferTitle): Promise<Done> {
    const { principal, now, today } = write;
    const { tenant } = principal;
    const stream = titleStream(titleId);
    const { plaqueNumber } = body;
    let giveBack: (() => Promise<void>) | null = null;
    try {
      const result = await this.titles.change(titleId, write, {
        type: 'ConferTitle',
        body,
        action: 'title.confer',
        ...effectiveOnOf(body.lateEntry),
        data: async (acting, title) => {
          const { terms } = await this.titles.clocksHeld(tenant, title);
          const data: ConferCommand['data'] = {
            titleId,
            withPlaque: terms.plaque,
            plaqueNumber: plaqueNumber ?? null,
            place: sealedText(body.place, stream),
            handedBy:
              body.handedByPersonId === undefined ? null : await this.names.person(tenant, body.handedByPersonId),
            by: acting.officer,
            lateEntry: lateEntryFact(body.lateEntry, stream),
          };
          const confers = titleDecider.decide({ type: 'ConferTitle', data, now, today }, title).length > 0;
          if (confers && terms.plaque && plaqueNumber !== undefined) {
            const envelope = envelopeOf(write, acting, 'ConferTitle', stream, body);
            await this.plaques.take(plaqueNumber, titleId, envelope);
            giveBack = () => this.plaques.giveBack(plaqueNumber, titleId, envelope);
          }
          return data;
        },
      });
      return { id: titleId, result };
    } catch (error) {
      if (isDomainError(error) && giveBack !== null) await (giveBack as () => Promise<void>)();
      throw error;
    }
  }
}
