import { isHeldStanding, titleNotHeld } from '@gongjian/awards-domain';
import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Subjects } from '../../titles/subjects.js';
import { titleIdOf } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ProposeRecognition } from './propose-recognition.command.js';

/** Of a title that is held, or ended with its subject; a removed one goes on to nobody. */
@CommandHandler(ProposeRecognition)
export class ProposeRecognitionHandler implements ICommandHandler<ProposeRecognition> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly subjects: Subjects,
  ) {}

  async execute({ write, fromTitleId, body }: ProposeRecognition): Promise<Done> {
    const { tenant } = write.principal;
    const { documentNumber, successorSubjectId } = body;
    const from = await this.titles.load(tenant, fromTitleId);
    const { naming, standing, subject: predecessor, grade, validity, plaque } = from;
    if (naming === null || !(isHeldStanding(standing) || standing === 'ended')) throw titleNotHeld(standing);
    const subject = await this.subjects.asOf(tenant, successorSubjectId);
    const { programme, version, rules, key, names } = naming;
    const titleId = titleIdOf(tenant, subject.id, programme);
    const result = await this.titles.found(titleId, write, {
      type: 'ProposeRecognition',
      body: { ...body, fromTitleId },
      may: { action: 'title.import', resource: { divisionId: subject.division.id } },
      data: (acting) => ({
        ...{ titleId, subject, programme, version, rules, key, grade, names, validity, documentNumber, predecessor },
        recognitionId: derivedId(write.commandId, 'recognition', titleId),
        ...{ fromTitleId, plaqueNumber: plaque?.number ?? null, by: acting.officer },
      }),
    });
    return { id: titleId, result };
  }
}
