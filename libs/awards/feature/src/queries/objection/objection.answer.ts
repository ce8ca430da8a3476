import { OBJECTION_ACTS, objectionCatalogue, type ObjectionAct, type ObjectionRow } from '@gongjian/awards-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  named,
  officer,
  personalText,
  reason,
  revision,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

/** Who objects does not stand in it: that is opened by a leader alone, and recorded. */
export function objectionAnswerOf(
  row: OpenedRow<ObjectionRow>,
  at: bigint,
  may: Readonly<Record<ObjectionAct, MayAct>> | null,
) {
  const { received, lead, handler, decided, replied, identityOpened, overdue, status, changedAt } = row;
  const { programme, version, rules, key, noticeId, titleId, subjectId, division = null, receivedOn } = received;
  const { onTime, named: isNamed, blocks, text, replyDue } = received;
  return {
    ...{ id: row.id, revision: String(at), status, programme, version, rules, key, noticeId, titleId, subjectId },
    ...{ division, receivedOn, onTime, named: isNamed, blocks, text, replyDue, overdue, lead, handler, decided },
    ...{ replied, changedAt, may },
    identityOpened: identityOpened.map(({ reason: why, by, at: when }) => ({ reason: why, by, at: when })),
  };
}
export type ObjectionAnswer = ReturnType<typeof objectionAnswerOf>;

export const objectionAnswer: z.ZodType<ObjectionAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['received', 'handled', 'decided', 'replied']),
    ...pinned,
    noticeId: id,
    titleId: id.nullable().meta({ description: 'null：对整个公示。null: about the notice as a whole.' }),
    subjectId: id.nullable(),
    division: named.nullable(),
    receivedOn: day,
    onTime: z.boolean(),
    named: z.boolean().meta({ description: '留有姓名和联系方式。With a name and a way to reach whoever objects.' }),
    blocks: z.boolean().meta({ description: '处理前该对象不得命名。Its candidate is not named before it is decided.' }),
    text: personalText,
    replyDue: clock.nullable(),
    overdue: z.boolean(),
    lead: z.enum(['anonymous', 'late']).nullable().meta({ description: '只作线索。Kept as a lead.' }),
    handler: z
      .strictObject({ objectionId: id, handler: officer, by: officer, reason: reason.exactOptional() })
      .nullable(),
    decided: z
      .strictObject({
        objectionId: id,
        noticeId: id,
        titleId: id.nullable(),
        outcome: z.enum(['upheld', 'dismissed', 'leadOnly']),
        findings: personalText,
        on: day,
        by: officer,
        basis,
        ...maybeLate,
      })
      .nullable(),
    replied: z
      .strictObject({
        objectionId: id,
        way: z.enum(['inPerson', 'post', 'phone', 'electronic']),
        on: day,
        by: officer,
        ...maybeLate,
      })
      .nullable(),
    identityOpened: z.array(z.strictObject({ reason, by: officer, at: moment })),
    changedAt: moment,
    may: mayOf(OBJECTION_ACTS),
  })
  .meta({ id: 'Objection' });

export const objectionHistoryAnswer = historyAnswerOf('ObjectionHistory', Object.keys(objectionCatalogue.types));
