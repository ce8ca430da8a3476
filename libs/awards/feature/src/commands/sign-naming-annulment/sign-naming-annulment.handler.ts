import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { Watches } from '../../titles/watches.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { SignNamingAnnulment } from './sign-naming-annulment.command.js';

@CommandHandler(SignNamingAnnulment)
export class SignNamingAnnulmentHandler implements ICommandHandler<SignNamingAnnulment> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, body }: SignNamingAnnulment): Promise<Done> {
    const result = await this.titles.change(titleId, write, {
      type: 'SignNamingAnnulment',
      body,
      action: 'title.annul',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        titleId,
        namingId: body.namingId,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
        inputs: (await this.watches.of(write.principal.tenant, title.subject.id)).inputs,
      }),
    });
    return { id: titleId, result };
  }
}
