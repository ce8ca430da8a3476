import { canonicalJson } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';

/** An event as a log stores it. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const BEGINNING = Date.parse('2026-03-01T00:00:00.000Z');
const STEP_MS = 40;
/** Every so many events the context tells others. */
const PUBLISHED_EVERY = 10;
/** Events of a stream, on the average. */
const EVENTS_PER_STREAM = 5;

/**
 * Events of one tenant, of the size that a task's have: some 400 bytes of data and 900 of metadata. A seed and a number
 * make the same events.
 */
export function* sampleEvents(seed: number, tenant: string, count: number): Generator<StoredEvent> {
  const revisions = new Map<string, number>();
  const unit = { id: uuidOf(seed, 'unit', 0), name: '云溪市市场监督管理局' };
  for (let number = 0; number < count; number += 1) {
    const choice = bytesOf(seed, 'choice', number);
    const among = Math.floor(number / EVENTS_PER_STREAM) + 1;
    const published = number % PUBLISHED_EVERY === PUBLISHED_EVERY - 1;
    const stream = published
      ? `published_plans-${tenant}`
      : `task-${uuidOf(seed, 'stream', choice.readUInt32BE(0) % among)}`;
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    const commandId = uuidOf(seed, 'command', number);
    const recordedAt = new Date(BEGINNING + number * STEP_MS).toISOString();
    yield {
      stream,
      revision,
      id: uuidOf(seed, 'event', number),
      type: published ? 'gongjian.plans.TaskAssigned.v1' : revision === 0 ? 'TaskAssigned' : 'TaskNoted',
      data: canonicalJson({
        planId: uuidOf(seed, 'plan', choice.readUInt16BE(4)),
        planRevision: choice.readUInt8(6),
        itemId: uuidOf(seed, 'item', number),
        heading: '集贸市场环境整治，规范占道经营，落实门前三包',
        content: '按照职责分工组织排查，建立台账，每月报送进展，年底前完成验收。',
        unit: { ...unit, role: 'lead' },
        dueOn: '2026-12-31',
        dueRule: 'planItem',
        orderNumber: `云创办〔2026〕${number}号`,
      }),
      metadata: canonicalJson({
        tenant,
        actor: {
          kind: 'person',
          id: uuidOf(seed, 'person', choice.readUInt8(7)),
          role: 'office',
          post: unit,
          division: unit,
          unit,
        },
        channel: 'console',
        occurredAt: recordedAt,
        recordedAt,
        correlationId: commandId,
        commandId,
        commandHash: `1:${bytesOf(seed, 'hash', number).toString('hex')}`,
        salt: choice.subarray(8, 24).toString('base64url'),
        ...(published ? { source: { stream: `task-${uuidOf(seed, 'stream', 0)}`, revision: String(revision) } } : {}),
      }),
    };
  }
}

/** 32 bytes that a seed, a word and a number make. */
export function bytesOf(seed: number, word: string, number: number): Buffer {
  return createHash('sha256').update(`${seed} ${word} ${number}`).digest();
}

export function uuidOf(seed: number, word: string, number: number): string {
  const hex = bytesOf(seed, word, number).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
