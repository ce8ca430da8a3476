import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { DeclineEnd } from './decline-end.command.js';

@CommandHandler(DeclineEnd)
export class DeclineEndHandler implements ICommandHandler<DeclineEnd> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: DeclineEnd): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'DeclineEnd',
      body,
      action: 'title.end',
      data: (acting) => ({ titleId, reason: reasonFact(body.reason, stream), by: acting.officer }),
    });
    return { id: titleId, result };
  }
}
