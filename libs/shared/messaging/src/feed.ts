import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cloudEventOf, sequenceText } from './cloud-event.js';
import { PublishedStreams } from './published-streams.js';

const AT_A_TIME = 50;
const PAGE_BYTES = 1024 * 1024;

/** Where a reader of a feed stands: the `sequence` of the last event it has. */
export const feedAfter = z
  .string()
  .regex(/^\d{1,20}$/, { error: 'integer' })
  .meta({ description: '已收到的最后一条的 sequence。The sequence of the last event received.', example: '41' });

const feedEvent = z
  .looseObject({
    specversion: z.literal('1.0'),
    id: z.string().meta({ format: 'uuid' }),
    source: z.string(),
    type: z.string().meta({ example: 'gongjian.plans.PlanIssued.v1' }),
    subject: z.string(),
    time: z.string().meta({ format: 'date-time' }),
    datacontenttype: z.literal('application/json'),
    tenant: z.string().meta({ format: 'uuid' }),
    sequence: z.string().meta({ example: '00000000000000000042' }),
    data: z.unknown(),
  })
  .meta({ id: 'PublishedEvent', description: 'CloudEvents 1.0。The data is described in the reference.' });

/** A page of a feed; `next` is the `after` of the one that follows, now or later. */
export const feedAnswer = z
  .strictObject({ items: z.array(feedEvent), next: z.string().nullable() })
  .meta({ id: 'Feed' });
export type FeedAnswer = z.output<typeof feedAnswer>;

/** What a context has told others, for callers outside, in order and without holes. */
@Injectable()
export class Feed {
  constructor(private readonly streams: PublishedStreams) {}

  /** @param after the sequence the caller has; absent: from the start */
  async page(context: string, tenant: string, after: string | undefined, limit: number): Promise<FeedAnswer> {
    const items: FeedAnswer['items'] = [];
    let last = after === undefined ? -1n : BigInt(after);
    let bytes = 0;
    while (items.length < limit && bytes < PAGE_BYTES) {
      const wanted = Math.min(AT_A_TIME, limit - items.length);
      const messages = await this.streams.after(context, tenant, last, wanted);
      for (const message of messages) {
        const { attributes, body } = cloudEventOf(message);
        items.push({ ...attributes, data: JSON.parse(body) as unknown } as FeedAnswer['items'][number]);
        last = message.sequence;
        bytes += Buffer.byteLength(body);
        if (bytes >= PAGE_BYTES) break;
      }
      if (messages.length < wanted) break;
    }
    return { items, next: last < 0n ? null : sequenceText(last) };
  }
}
