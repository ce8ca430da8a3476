import { until } from '@gongjian/shared-projections/testing';
import type { RunningDistrict, Who } from './running-district.js';

export interface Heard {
  readonly event: string;
  readonly id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One open page: what it hears of a service's changes. */
export class ChangeListener {
  readonly heard: Heard[] = [];
  /** The server ended it. */
  ended = false;
  private readonly left = new AbortController();
  private rest = '';

  private constructor(readonly response: Response) {}

  static async open(district: RunningDistrict, who: Who, lastEventId?: string): Promise<ChangeListener> {
    const left = new AbortController();
    const response = await fetch(`${district.origin}${district.base}/changes`, {
      signal: left.signal,
      headers: {
        authorization: `Bearer ${await district.token(who)}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    });
    const listener = new ChangeListener(response);
    listener.left.signal.addEventListener('abort', () => left.abort());
    if (response.status === 200) void listener.listen();
    return listener;
  }

  get changed(): readonly string[] {
    return this.heard.flatMap(({ event, data }) =>
      event === 'changed' ? [`${String(data['kind'])} ${String(data['id'])}`] : [],
    );
  }

  async eventually(holds: (listener: this) => boolean): Promise<void> {
    await until(async () => holds(this));
  }

  leave(): void {
    this.left.abort();
  }

  private async listen(): Promise<void> {
    try {
      const decoder = new TextDecoder();
      for await (const part of this.response.body ?? []) {
        this.rest += decoder.decode(part as Uint8Array, { stream: true });
        const frames = this.rest.split('\n\n');
        this.rest = frames.pop() ?? '';
        for (const frame of frames) this.take(frame);
      }
    } catch {
      // Left, or cut by the server: both end it.
    }
    this.ended = true;
  }

  private take(frame: string): void {
    const fields = new Map(
      frame.split('\n').map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name, value.join(': ')] as const;
      }),
    );
    const [event, data] = [fields.get('event'), fields.get('data')];
    if (event === undefined || data === undefined) return;
    this.heard.push({ event, id: fields.get('id') ?? null, data: JSON.parse(data) as Heard['data'] });
  }
}
