import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function disposalNotFound(): DomainError {
  return new DomainError('DISPOSAL.NOT_FOUND', 'not-found', {
    zh: '没有这份销毁清册。',
    en: 'There is no such disposal list.',
  });
}

export function disposalAlreadyProposed(): DomainError {
  return new DomainError('DISPOSAL.ALREADY_PROPOSED', 'conflict', {
    zh: '这个编号下已有另一份销毁清册。',
    en: 'Another disposal list was proposed under this id.',
  });
}

export function disposalLineUnknown(archiveNumber: string): DomainError {
  return new DomainError(
    'DISPOSAL.LINE_UNKNOWN',
    'invalid',
    { zh: '清册或案卷中没有这个档号。', en: 'The list, or the dossier, has no such archive number.' },
    { archiveNumber },
  );
}

export function disposalPermanent(archiveNumber: string): DomainError {
  return new DomainError(
    'DISPOSAL.PERMANENT',
    'conflict',
    { zh: '永久保管的档案不得销毁。', en: 'What is kept for ever is not destroyed.' },
    { archiveNumber },
  );
}

export function disposalStillKept(archiveNumber: string, keptUntil: LocalDate): DomainError {
  return new DomainError(
    'DISPOSAL.STILL_KEPT',
    'conflict',
    { zh: `保管期限到 ${keptUntil} 才届满。`, en: `It is kept until ${keptUntil}.` },
    { archiveNumber, keptUntil },
  );
}

export function disposalProcedureRuns(archiveNumber: string): DomainError {
  return new DomainError(
    'DISPOSAL.PROCEDURE_RUNS',
    'conflict',
    { zh: '这件事项尚未办结，不得销毁。', en: 'Its procedure still runs: it is not destroyed.' },
    { archiveNumber },
  );
}

export function disposalFileNeeded(archiveNumber: string, fileId: string): DomainError {
  return new DomainError(
    'DISPOSAL.FILE_NEEDED',
    'conflict',
    {
      zh: '其中的文件还被其他须保管的记录引用，不得销毁。',
      en: 'A file of it is named by another record, which stays: it is not destroyed.',
    },
    { archiveNumber, fileId },
  );
}

export function disposalSamePerson(): DomainError {
  return new DomainError('DISPOSAL.SAME_PERSON', 'forbidden', {
    zh: '鉴定、批准须由提出人以外的人办理。',
    en: 'A disposal is appraised and approved by other persons than the one who proposed it.',
  });
}

export function disposalNotOpen(status: string): DomainError {
  return new DomainError(
    'DISPOSAL.NOT_OPEN',
    'conflict',
    { zh: '清册现在的状态不能这样办理。', en: 'As the list stands, this cannot be done.' },
    { status },
  );
}

export function disposalNothingLeft(): DomainError {
  return new DomainError('DISPOSAL.NOTHING_LEFT', 'conflict', {
    zh: '鉴定后清册中没有要销毁的档案。',
    en: 'After the appraisal nothing is left on the list to be destroyed.',
  });
}

export function disposalFilesRemain(remaining: number): DomainError {
  return new DomainError(
    'DISPOSAL.FILES_REMAIN',
    'conflict',
    {
      zh: `还有 ${remaining} 个文件没有销毁，请先逐个申请并批准销毁。`,
      en: `${remaining} file(s) are not destroyed yet: have each destroyed first.`,
    },
    { remaining },
  );
}
