import { day, id, names, pageOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const shown = {
  id,
  status: z.enum(['open', 'ended', 'cancelled']),
  programme: names,
  title: names.meta({ description: '称号。The title.' }),
  decidedBy: z.string().nullable().meta({ description: '由哪里决定。Where it is decided on.' }),
  count: z.int(),
  firstDay: day,
  lastDay: day,
};

const item = z.strictObject(shown).meta({ id: 'PublicNoticeItem' });
export type PublicNoticeItem = z.output<typeof item>;

export const publicNoticesAnswer = pageOf('PublicNotices', item);

export const publicNoticeAnswer = z
  .strictObject({
    ...shown,
    candidates: z.array(
      z.strictObject({
        titleId: id.meta({ description: '提出异议时填写。To be named in an objection.' }),
        name: z.string(),
        division: z.string(),
        grade: names,
        standing: z.enum(['shown', 'blocked', 'struckOff']),
      }),
    ),
  })
  .meta({ id: 'PublicNotice' });
export type PublicNoticeAnswer = z.output<typeof publicNoticeAnswer>;
