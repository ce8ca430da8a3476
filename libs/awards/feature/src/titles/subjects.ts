import { Directory } from '@gongjian/shared-access';
import { DomainError, type SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';

/** Subjects with the names and places they have now, for events to keep. */
@Injectable()
export class Subjects {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError SUBJECT.UNKNOWN */
  async asOf(tenant: string, subjectId: string): Promise<SubjectAsOf> {
    const subject = await this.directory.subject(tenant, subjectId);
    if (subject === null) throw subjectUnknown(subjectId);
    const { id, kind, name, class: of, division, unit } = subject;
    return { id, kind, name, class: of, division: { id: division.id, name: division.name }, unit };
  }
}

function subjectUnknown(subjectId: string): DomainError {
  return new DomainError(
    'SUBJECT.UNKNOWN',
    'invalid',
    { zh: '没有这个创建对象。', en: 'There is no such subject.' },
    { subjectId },
  );
}
