import {
  DEPLOYMENT_TENANT,
  deadlineIn,
  isEventStoreError,
  type Deadline,
  type EncodedEvent,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import type { Appends } from './appends.js';
import type { Reads } from './reads.js';

/** Not an event of the log: its type begins with `$`, as those of the server's own do. */
const STREAM = 'gongjian_log';
const FOUNDED = '$GongjianLogFounded';
const EPOCH_RAISED = '$GongjianEpochRaised';

/** What the log says of itself. */
export interface LogRecord {
  readonly logId: string;
  readonly epoch: number;
}

/** `null` where no log was founded. @throws EventStoreError Unavailable, Denied */
export async function readLogRecord(reads: Reads, deadline: Deadline): Promise<LogRecord | null> {
  const last = await lastRecord(reads, deadline);
  return last === null ? null : (JSON.parse(last.data) as LogRecord);
}

async function lastRecord(reads: Reads, deadline: Deadline): Promise<RecordedEvent | null> {
  try {
    const [last] = await reads.stream({ stream: STREAM, from: 'end', limit: 1, backwards: true }, deadline);
    return last ?? null;
  } catch (error) {
    if (isEventStoreError(error, 'StreamNotFound')) return null;
    throw error;
  }
}

/** Writes the record of a log that has none; the record there is otherwise. */
export async function foundLog(
  appends: Appends,
  reads: Reads,
  record: LogRecord,
  timeoutMs: number,
): Promise<LogRecord> {
  const found = await readLogRecord(reads, deadlineIn(timeoutMs));
  if (found !== null) return found;
  return write(appends, reads, FOUNDED, record, 'noStream', timeoutMs);
}

/** Writes that the log goes on in another epoch; to be repeated at will. */
export async function raiseEpoch(
  appends: Appends,
  reads: Reads,
  record: LogRecord,
  timeoutMs: number,
): Promise<LogRecord> {
  const last = await lastRecord(reads, deadlineIn(timeoutMs));
  if (last === null) return write(appends, reads, FOUNDED, record, 'noStream', timeoutMs);
  const { logId, epoch } = JSON.parse(last.data) as LogRecord;
  if (logId === record.logId && epoch === record.epoch) return record;
  return write(appends, reads, EPOCH_RAISED, record, last.revision, timeoutMs);
}

/** What is there afterwards: another may have written at the same moment. */
async function write(
  appends: Appends,
  reads: Reads,
  type: string,
  record: LogRecord,
  expected: 'noStream' | bigint,
  timeoutMs: number,
): Promise<LogRecord> {
  const event: EncodedEvent = {
    id: randomUUID(),
    type,
    data: JSON.stringify({ epoch: record.epoch, logId: record.logId }),
    metadata: JSON.stringify({ tenant: DEPLOYMENT_TENANT }),
  };
  const deadline = deadlineIn(timeoutMs);
  try {
    await appends.append({ stream: STREAM, events: [event], tenant: DEPLOYMENT_TENANT, expected, deadline });
    return record;
  } catch (error) {
    if (!isEventStoreError(error, 'WrongExpectedRevision')) throw error;
    return (await readLogRecord(reads, deadlineIn(timeoutMs))) ?? record;
  }
}
