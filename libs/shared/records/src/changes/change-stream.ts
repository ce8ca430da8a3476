import type { Principal, VerifiedToken } from '@gongjian/shared-access';
import { Readable } from 'node:stream';
import { frameOf, type Change } from './change.js';

export const END_REASONS = ['token', 'rights', 'stale', 'slow', 'shutdown', 'left'] as const;
/**
 * Why a stream ended: its token did; its reader has no right any more; rights cannot be checked; its reader did not keep
 * up; the process stops; its reader went away.
 */
export type EndReason = (typeof END_REASONS)[number];

/** Bytes written and not taken by the reader, at which the stream is cut. */
const MAX_UNREAD_BYTES = 128 * 1024;
/** Told at once; more are one `reset`. */
const CHANGES_AT_ONCE = 200;
const LINGER_MS = 2_000;

/** What one reader hears of one context. */
export class ChangeStream {
  readonly body: Readable;
  private ended: EndReason | null = null;

  /** @param closed called once */
  constructor(
    readonly token: VerifiedToken,
    public principal: Principal,
    public kinds: ReadonlySet<string>,
    closed: (reason: EndReason) => void,
  ) {
    this.body = new Readable({ read: () => undefined });
    this.body.once('close', () => closed(this.ended ?? 'left'));
    this.body.on('error', () => undefined);
  }

  get over(): boolean {
    return this.ended !== null || this.body.destroyed;
  }

  /** @param last token of the position everything up to which is told then */
  tell(changes: readonly Change[], last: string | null): void {
    const heard = changes.filter(({ kind }) => this.kinds.has(kind));
    if (heard.length > CHANGES_AT_ONCE) this.reset(last);
    else if (heard.length > 0) this.write(heard.map(({ frame }) => frame).join(''));
  }

  reset(last: string | null): void {
    this.write(frameOf('reset', last, { position: last }));
  }

  opened(last: string | null): void {
    this.write(`retry: 3000\n${frameOf('open', last, { position: last })}`);
  }

  beat(): void {
    this.write(': \n\n');
  }

  end(reason: EndReason): void {
    if (this.over) return;
    this.ended = reason;
    this.body.push(frameOf('end', null, { reason }));
    this.body.push(null);
    setTimeout(() => this.body.destroy(), LINGER_MS).unref();
  }

  private write(frames: string): void {
    if (this.over) return;
    this.body.push(frames);
    if (this.body.readableLength <= MAX_UNREAD_BYTES) return;
    this.ended = 'slow';
    this.body.destroy();
  }
}
