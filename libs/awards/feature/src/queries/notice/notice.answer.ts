import { NOTICE_ACTS, noticeCatalogue, type NoticeAct, type NoticeRow } from '@gongjian/awards-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  historyAnswerOf,
  id,
  lateEntry,
  maybeLate,
  mayOf,
  moment,
  named,
  officer,
  reason,
  revision,
  subjectAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { listSum, pinned, resultSeen } from '../../reading/notice-answers.js';

export function noticeAnswerOf(
  { id: of, status, opened, candidates, cancelled, changedAt }: OpenedRow<NoticeRow>,
  at: bigint,
  may: Readonly<Record<NoticeAct, MayAct>> | null,
) {
  const { programme, version, rules, key, slates, count, firstDay, lastDay, channels, division = null } = opened;
  const { decidedBy, by, basis: standsOn, lateEntry: late = null } = opened;
  return {
    ...{ id: of, revision: String(at), status, programme, version, rules, key, slates, count, firstDay, lastDay },
    ...{ channels, division, decidedBy, by, basis: standsOn, lateEntry: late, cancelled, changedAt, may },
    candidates: candidates.map(({ titleId, slateId, subject, grade, result = null, blockedBy, struckBy }) => ({
      ...{ titleId, slateId, subject, grade, result, blockedBy, struckBy },
    })),
  };
}
export type NoticeAnswer = ReturnType<typeof noticeAnswerOf>;

const candidate = z
  .strictObject({
    titleId: id,
    slateId: id,
    subject: subjectAsOf,
    grade: z.string(),
    result: resultSeen.nullable(),
    blockedBy: z.array(id).meta({ description: '未处理的异议。Objections that are open.' }),
    struckBy: id.nullable().meta({ description: '成立的异议。The objection that was upheld.' }),
  })
  .meta({ id: 'NoticeCandidate' });

export const noticeAnswer: z.ZodType<NoticeAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['open', 'ended', 'cancelled']),
    ...pinned,
    slates: z.array(z.strictObject({ slateId: id, grade: z.string(), ...listSum })),
    count: z.int(),
    firstDay: day,
    lastDay: clock,
    channels: z.array(z.enum(['web', 'board', 'newspaper'])),
    division: named.nullable(),
    decidedBy: officer.meta({ description: '决定公示的领导。The leader who decided it.' }),
    by: officer,
    basis,
    lateEntry: lateEntry.nullable(),
    cancelled: z.strictObject({ noticeId: id, reason, on: day.exactOptional(), by: officer, ...maybeLate }).nullable(),
    candidates: z.array(candidate),
    changedAt: moment,
    may: mayOf(NOTICE_ACTS),
  })
  .meta({ id: 'Notice' });

export const noticeHistoryAnswer = historyAnswerOf('NoticeHistory', Object.keys(noticeCatalogue.types));
