import { pageLimit, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

const name = text(41).meta({ example: 'when_plan_issued' });
const instant = z.string().meta({ format: 'date-time' });

export const parkedQuery = z.strictObject({ limit: pageLimit() });
export type ParkedQuery = z.output<typeof parkedQuery>;

export const replayRequest = z.strictObject({
  reaction: name,
  stream: text(200)
    .optional()
    .meta({ description: '只重新处理这一条事件流；不填则全部。Only this stream; all when absent.' }),
});
export type ReplayBody = z.output<typeof replayRequest>;

export const retryRequest = z.strictObject({
  deadline: name,
  streamId: uuid().optional().meta({ description: '只重试这一条；不填则全部。Only this one; all when absent.' }),
});
export type RetryBody = z.output<typeof retryRequest>;

const code = z.string().nullable();
const tries = z.int();

export const parkedAnswer = z
  .strictObject({
    facts: z
      .array(
        z.strictObject({
          reaction: z.string(),
          stream: z.string(),
          revision: z.string(),
          eventId: z.string(),
          type: z.string(),
          code: code.meta({
            description: '拒绝的原因；空表示排在被拒的事件之后。Of the refusal; null: it queues behind one.',
          }),
          tries,
          parkedAt: instant,
        }),
      )
      .meta({ description: '自动处理被拒、等待人工的事件。Facts whose automatic handling was refused.' }),
    deadlines: z
      .array(
        z.strictObject({
          deadline: z.string(),
          streamId: z.string(),
          item: z.string().meta({
            description: '事件流中的哪一个期限；只有一个时为空。Which clock of the stream; empty where it has one.',
          }),
          sourceEventId: z.string(),
          dueAt: instant,
          code,
          tries,
        }),
      )
      .meta({ description: '到期处理被拒、等待人工的期限。Deadlines whose command was refused.' }),
  })
  .meta({ id: 'Parked' });
export type ParkedAnswer = z.output<typeof parkedAnswer>;

export const askedAgainAnswer = z
  .strictObject({ count: z.int().meta({ description: '涉及的事件流或期限数。Streams or deadlines concerned.' }) })
  .meta({ id: 'AskedAgain' });
export type AskedAgain = z.output<typeof askedAgainAnswer>;

export const clockStopAnswer = z
  .strictObject({
    stepMs: z.number().nullable().meta({
      description:
        '系统时钟跳变的毫秒数；空表示没有停止。By how much the clock was stepped; null: nothing stands still.',
    }),
  })
  .meta({ id: 'ClockStop' });
export type ClockStopAnswer = z.output<typeof clockStopAnswer>;

const READER_PHASES = ['waiting', 'catchingUp', 'live', 'stalled'] as const;

export const workAnswer = z
  .strictObject({
    head: z.string().nullable().meta({ description: '日志末尾的位置。Where the log ends.' }),
    readers: z
      .array(
        z.strictObject({
          reader: z.string(),
          phase: z.enum(READER_PHASES).meta({
            description: 'waiting：由另一进程处理。Fed by another process.',
          }),
          position: z.string().nullable(),
          stalled: z.string().nullable(),
          events: z.int().nullable().meta({
            description:
              '尚未处理的事件数，最多数到 10000；另一进程处理的为空。Not taken in yet, counted up to 10,000.',
          }),
          seconds: z
            .number()
            .nullable()
            .meta({ description: '其中最早一条已等了几秒。Since the oldest was recorded.' }),
        }),
      )
      .meta({ description: '读模型、自动处理、期限各读到哪里。How far each reader of the log has come.' }),
    waiting: z
      .array(z.strictObject({ reaction: z.string(), held: z.int(), parked: z.int(), queued: z.int() }))
      .meta({ description: '自动处理中等待的事件。Facts that wait: for a target, for a person, behind another.' }),
    deadlines: z
      .array(
        z.strictObject({
          deadline: z.string(),
          waiting: z.int(),
          parked: z.int(),
          next: instant.nullable().meta({ description: '最近一个到期时刻。When the next one ends.' }),
        }),
      )
      .meta({ description: '正在计时的期限。Clocks that run.' }),
  })
  .meta({ id: 'BackgroundWork' });
export type WorkAnswer = z.output<typeof workAnswer>;
