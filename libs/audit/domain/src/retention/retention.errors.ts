import { DomainError } from '@gongjian/shared-kernel';

export function retentionChangeOpen(): DomainError {
  return new DomainError('RETENTION.CHANGE_OPEN', 'conflict', {
    zh: '已有一项保管期限调整待确认，请先处理。',
    en: 'Another change of the retention schedule waits to be confirmed.',
  });
}

export function retentionChangeUnknown(): DomainError {
  return new DomainError('RETENTION.CHANGE_UNKNOWN', 'not-found', {
    zh: '没有待确认的这项保管期限调整。',
    en: 'No such change of the retention schedule waits to be confirmed.',
  });
}

export function retentionSamePerson(): DomainError {
  return new DomainError('RETENTION.SAME_PERSON', 'forbidden', {
    zh: '保管期限的调整须由提出人以外的另一人确认。',
    en: 'A change of the retention schedule is confirmed by another person than the one who proposed it.',
  });
}

export function retentionKindTwice(kind: string): DomainError {
  return new DomainError(
    'RETENTION.KIND_TWICE',
    'invalid',
    { zh: '同一类记录只能列一次。', en: 'A kind of record stands in a change once.' },
    { kind },
  );
}
