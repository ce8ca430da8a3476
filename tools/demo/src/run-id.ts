import { createHash, randomBytes } from 'node:crypto';
import { v5 } from 'uuid';

const DEMO_NAMESPACE = '0f6d2b0e-6f0e-5a57-9b1c-6f6c5d1c7a11';
const DAY_MS = 86_400_000;

/**
 * One run of the demo: `20260115-1f0c9ab2`. The day it began and everything it writes follow from the id, so that the
 * same run can be gone through again, whenever that is.
 */
export class DemoRun {
  private constructor(
    readonly id: string,
    /** The day the run began, as Shanghai has it. */
    readonly today: string,
  ) {}

  /** A new one; `suffix` tells it from the others of its day. */
  static begin(now: number = Date.now(), suffix: string = randomBytes(4).toString('hex')): DemoRun {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
    return new DemoRun(`${today.replaceAll('-', '')}-${suffix}`, today);
  }

  /** `null` when that is no id of a run. */
  static of(id: string): DemoRun | null {
    const parts = /^(\d{4})(\d{2})(\d{2})-[0-9a-f]{8}$/.exec(id);
    if (parts === null) return null;
    const today = parts.slice(1).join('-');
    return isDate(today) ? new DemoRun(id, today) : null;
  }

  /** What tells it from the other runs of its day: `1f0c9ab2`. */
  get suffix(): string {
    return this.id.slice(-8);
  }

  /** The document's number within its year, 1 to 99999. */
  get documentSerial(): number {
    return 1 + (createHash('sha256').update(this.id).digest().readUInt32BE(0) % 99_999);
  }

  inDays(days: number): string {
    return new Date(Date.parse(this.today) + days * DAY_MS).toISOString().slice(0, 10);
  }

  /** The Idempotency-Key of a write of this run. */
  key(write: string): string {
    return v5(`${this.id} ${write}`, DEMO_NAMESPACE);
  }
}

/** The Idempotency-Key of a write that every run shares: the first one does it, the others get its answer. */
export function sharedKey(write: string): string {
  return v5(write, DEMO_NAMESPACE);
}

function isDate(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
