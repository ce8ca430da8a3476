import { derivedId } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { StoredFiles, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AwardVersions } from '../../titles/award-versions.js';
import { Subjects } from '../../titles/subjects.js';
import { titleIdOf } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ProposeTitleImport } from './propose-title-import.command.js';

@CommandHandler(ProposeTitleImport)
export class ProposeTitleImportHandler implements ICommandHandler<ProposeTitleImport> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly versions: AwardVersions,
    private readonly subjects: Subjects,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, body }: ProposeTitleImport): Promise<Done> {
    const { principal, commandId } = write;
    const { tenant } = principal;
    const { subjectId, programmeId, grade } = body;
    const titleId = titleIdOf(tenant, subjectId, programmeId);
    const subject = await this.subjects.asOf(tenant, subjectId);
    const result = await this.titles.found(titleId, write, {
      type: 'ProposeTitleImport',
      body,
      may: { action: 'title.import', resource: { divisionId: subject.division.id } },
      data: async (acting) => {
        const { documentFileId, awardedBy, authority, documentNumber, namedOn, validUntil, plaqueNumber } = body;
        const version =
          body.version === undefined
            ? await this.versions.latest(tenant, programmeId)
            : await this.versions.of(tenant, { programme: programmeId, version: body.version });
        const named = version?.definition.grading?.grades.some(({ code, named: leads }) => code === grade && leads);
        if (version === null || named !== true) throw gradeNotNamed(grade);
        await this.subjects.requireAdmitted(subject, version);
        const { programme, rules, key, terms } = version;
        return {
          ...{ titleId, subject, programme, version: version.version, rules, key, grade, names: terms.names },
          ...{ awardedBy, authority, documentNumber, namedOn, validUntil, plaqueNumber },
          importId: derivedId(commandId, 'import', titleId),
          document: await this.files.reference(principal, documentFileId, acting.unitIds),
          by: acting.officer,
        };
      },
    });
    return { id: titleId, result };
  }
}

function gradeNotNamed(grade: string): DomainError {
  return new DomainError(
    'TITLE.GRADE_NOT_NAMED',
    'invalid',
    { zh: '该项目没有这一命名等级。', en: 'The programme names no title of this grade.' },
    { grade },
  );
}
