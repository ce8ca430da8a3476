import { envelopeOf, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaqueNumbers } from '../../titles/plaque-numbers.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ConfirmTitleCorrection } from './confirm-title-correction.command.js';

@CommandHandler(ConfirmTitleCorrection)
export class ConfirmTitleCorrectionHandler implements ICommandHandler<ConfirmTitleCorrection> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly plaques: PlaqueNumbers,
  ) {}

  async execute({ write, titleId, correctionId }: ConfirmTitleCorrection): Promise<Done> {
    const body = { correctionId };
    let release: (() => Promise<void>) | null = null;
    const result = await this.titles.change(titleId, write, {
      type: 'ConfirmTitleCorrection',
      body,
      action: 'record.correct',
      data: (acting, { correction, plaque }) => {
        const wrong = correction?.correction.field === 'plaqueNumber' ? (plaque?.number ?? null) : null;
        if (wrong !== null) {
          const envelope = envelopeOf(write, acting, 'ConfirmTitleCorrection', titleStream(titleId), body);
          release = () => this.plaques.giveBack(wrong, titleId, envelope);
        }
        return { titleId, correctionId, by: acting.officer };
      },
    });
    if (release !== null) await (release as () => Promise<void>)();
    return { id: correctionId, result };
  }
}
