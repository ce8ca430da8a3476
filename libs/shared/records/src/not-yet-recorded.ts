import { DomainError, type Instant } from '@gongjian/shared-kernel';

const IN_SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** There is such a record, and at the moment asked for there was none yet. Only for who may read the record. */
export function notYetRecorded(recordedAt: Instant): DomainError {
  const since = IN_SHANGHAI.format(new Date(recordedAt));
  return new DomainError(
    'RESOURCE.NOT_YET_RECORDED',
    'not-found',
    {
      zh: `所问时刻还没有这条记录，它最早记录于 ${since}（北京时间）。`,
      en: `At that moment there was no such record yet; it was first recorded at ${since} (UTC+8).`,
    },
    { recordedAt },
  );
}
