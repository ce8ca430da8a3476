import type { Instant } from '@gongjian/shared-kernel';
import type { ReadModels } from '@gongjian/shared-projections';
import { id, moment } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { STATE_STATUSES, type State } from './states.js';

export const stateAnswer = z
  .strictObject({
    id,
    asOf: z.string().meta({ description: '时刻，或 Gongjian-Position。A moment, or a Gongjian-Position.' }),
    status: z.enum(STATE_STATUSES).meta({
      description:
        '排队、重放中、就绪、失败、已取消、已到期。failed and expired states are gone; cancelled ones never came to be.',
    }),
    progress: z.strictObject({
      events: z.int().meta({ description: '已读的事件数。Events read.' }),
      of: z.int().nullable().meta({ description: '共几条；尚未统计时为 null。null: not counted yet.' }),
    }),
    code: z.string().nullable().meta({ description: '失败的原因代码。Why it failed.' }),
    position: z
      .string()
      .nullable()
      .meta({ description: '提出时日志所到的位置；其后的事件不计。Nothing after it counts.' }),
    kinds: z
      .array(z.strictObject({ kind: z.string(), records: z.int() }))
      .nullable()
      .meta({ description: '各类记录的数目；就绪后才有。Once it is ready.' }),
    askedBy: id,
    askedAt: moment,
    readyAt: moment.nullable(),
    expiresAt: moment.nullable().meta({ description: '此后删除。Dropped then.' }),
  })
  .meta({ id: 'PastState' });
export type StateAnswer = z.output<typeof stateAnswer>;

export async function answerOf(state: State, models: ReadModels, now: Instant): Promise<StateAnswer> {
  const { status, moment: at, expiresAt, counts, through } = state;
  const over = status === 'ready' && expiresAt !== null && expiresAt <= now;
  return {
    id: state.id,
    asOf: 'time' in at ? at.time : await models.token(at.position),
    status: over ? 'expired' : status,
    progress: { events: state.events, of: state.total },
    code: state.code,
    position: through === null ? null : await models.token(through),
    kinds: counts === null ? null : Object.entries(counts).map(([kind, records]) => ({ kind, records })),
    askedBy: state.askedBy,
    askedAt: state.askedAt,
    readyAt: state.readyAt,
    expiresAt,
  };
}
