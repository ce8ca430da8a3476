import { isHeldStanding, titleNotHeld, type Title } from '@gongjian/awards-domain';
import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AwardVersions } from '../../titles/award-versions.js';
import { forbidsRecognition } from '../../titles/recognitions.js';
import { Watches } from '../../titles/watches.js';
import { decisionId } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ConfirmRecognition } from './confirm-recognition.command.js';

/** Of a title that is still held, or ended with its subject, by a subject of which nothing known forbids it. */
@CommandHandler(ConfirmRecognition)
export class ConfirmRecognitionHandler implements ICommandHandler<ConfirmRecognition> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
    private readonly versions: AwardVersions,
  ) {}

  async execute({ write, titleId, body }: ConfirmRecognition): Promise<Done> {
    const result = await this.titles.change(titleId, write, {
      type: 'ConfirmRecognition',
      body,
      action: 'title.import',
      data: async (acting, title) => {
        const { tenant } = write.principal;
        const watch = await this.watches.of(tenant, title.subject.id);
        const { recognising } = title;
        if (recognising !== null) await this.requireGoesOn(tenant, recognising);
        const version = recognising === null ? null : await this.versions.of(tenant, recognising);
        return {
          titleId,
          recognitionId: body.recognitionId,
          namingId: decisionId(titleId, write.commandId, 'first'),
          watchRevision: watch.revision,
          forbidden: version === null ? [] : forbidsRecognition(version, title, watch, write.today),
          by: acting.officer,
          inputs: watch.inputs,
        };
      },
    });
    return { id: titleId, result };
  }

  /** What was removed since it was proposed goes on to nobody. */
  private async requireGoesOn(tenant: string, { fromTitleId }: NonNullable<Title['recognising']>): Promise<void> {
    const { standing } = await this.titles.load(tenant, fromTitleId);
    if (!isHeldStanding(standing) && standing !== 'ended') throw titleNotHeld(standing);
  }
}
