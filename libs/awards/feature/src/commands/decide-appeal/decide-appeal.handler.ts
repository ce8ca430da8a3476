import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { DecideAppeal } from './decide-appeal.command.js';

@CommandHandler(DecideAppeal)
export class DecideAppealHandler implements ICommandHandler<DecideAppeal> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, appealId, body }: DecideAppeal): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'DecideAppeal',
      body,
      action: 'title.decideAppeal',
      ...effectiveOnOf(body.lateEntry),
      data: (acting, title) => ({
        titleId,
        appealId,
        outcome: body.outcome,
        findings: sealedText(body.findings, stream),
        inputs: [],
        removalId: meantRemoval(title, body.removalId).removed.removalId,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
