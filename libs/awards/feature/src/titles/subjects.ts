import { Directory } from '@gongjian/shared-access';
import { DomainError, type SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import type { AwardVersion } from './award-versions.js';

/** Subjects with the names and places they have now, for events to keep. */
@Injectable()
export class Subjects {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError TITLE.SUBJECT_NOT_ADMITTED unless it may hold the title by that version */
  async requireAdmitted({ kind, class: of, division }: SubjectAsOf, version: AwardVersion): Promise<void> {
    const level = kind === 'division' ? ((await this.directory.division(division.id))?.level ?? null) : null;
    if (!version.reading.admits(version.definition, { kind, class: of, level })) throw notAdmitted();
  }

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

function notAdmitted(): DomainError {
  return new DomainError('TITLE.SUBJECT_NOT_ADMITTED', 'invalid', {
    zh: '按项目规定，这类对象不能持有这一称号。',
    en: 'By the programme a subject of this kind or class does not hold this title.',
  });
}
