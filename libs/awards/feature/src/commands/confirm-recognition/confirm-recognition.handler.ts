import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Watches } from '../../titles/watches.js';
import { decisionId } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ConfirmRecognition } from './confirm-recognition.command.js';

@CommandHandler(ConfirmRecognition)
export class ConfirmRecognitionHandler implements ICommandHandler<ConfirmRecognition> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, body }: ConfirmRecognition): Promise<Done> {
    const result = await this.titles.change(titleId, write, {
      type: 'ConfirmRecognition',
      body,
      action: 'title.import',
      data: async (acting, title) => {
        const watch = await this.watches.of(write.principal.tenant, title.subject.id);
        return {
          titleId,
          recognitionId: body.recognitionId,
          namingId: decisionId(titleId, write.commandId, 'first'),
          watchRevision: watch.revision,
          by: acting.officer,
          inputs: watch.inputs,
        };
      },
    });
    return { id: titleId, result };
  }
}
