import type { EventStore } from '@gongjian/shared-event-sourcing';
import { until } from '@gongjian/shared-projections/testing';
import { randomUUID } from 'node:crypto';
import { cloudEventOf } from '../cloud-event.js';
import type { IntegrationMessage } from '../message.js';
import { publishedStream } from '../publication.js';
import type { Receiver, Hold, Subscription, Transport } from '../transport.js';
import { sentTo, write } from './letters.js';

/** One log with a publisher of letters at work, and a transport beside it. */
export interface TransportWorld {
  readonly store: EventStore;
  readonly transport: Transport;
  /** Runs it as the process would. */
  run(receiver: Receiver): Promise<RunningReceiver>;
  close(): Promise<void>;
}

export interface RunningReceiver {
  stop(): Promise<void>;
}

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';

/** Keeps what it is brought; what it answers is the test's to say. */
class Recorder implements Subscription {
  readonly context = 'readers';
  readonly source = 'letters';
  readonly brought: IntegrationMessage[] = [];
  readonly answered: IntegrationMessage[] = [];
  unanswered = 0;
  most = 0;
  open = async (_hold: Hold): Promise<void> => undefined;
  close = async (): Promise<void> => undefined;
  answer: (message: IntegrationMessage) => Promise<void> = async () => undefined;

  constructor(readonly consumer: string) {}

  async take(message: IntegrationMessage): Promise<void> {
    this.brought.push(message);
    this.unanswered += 1;
    this.most = Math.max(this.most, this.unanswered);
    try {
      await this.answer(message);
    } finally {
      this.unanswered -= 1;
    }
    this.answered.push(message);
  }

  /** Whom the letters went to of which it said that they may be forgotten. */
  get heard(): readonly string[] {
    return [...new Set(this.answered.map(({ data }) => (data as { readonly to: string }).to))].sort();
  }
}

/** What every transport owes, run whole on each. `world` makes one for each test. */
export function describeTransport(name: string, world: () => Promise<TransportWorld>): void {
  describe(`a transport: ${name}`, () => {
    let made: TransportWorld;
    const running: RunningReceiver[] = [];

    beforeEach(async () => {
      made = await world();
    });

    afterEach(async () => {
      for (const each of running.splice(0)) await each.stop();
      await made.close();
    });

    const names = (count: number, prefix = ''): readonly string[] =>
      Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(4, '0')}`);

    async function send(to: readonly string[], tenant = TENANT): Promise<void> {
      for (let start = 0; start < to.length; start += 500) {
        await write(made.store, tenant, randomUUID(), to.slice(start, start + 500).map(sentTo));
      }
    }

    async function receive(recorder: Recorder): Promise<RunningReceiver> {
      const receiver = await made.run(made.transport.receiver(recorder));
      running.push(receiver);
      return receiver;
    }

    async function stop(receiver: RunningReceiver): Promise<void> {
      running.splice(running.indexOf(receiver), 1);
      await receiver.stop();
    }

    const told = async (tenant: string): Promise<number> => {
      try {
        return (await made.store.readStream(publishedStream('letters', tenant))).length;
      } catch {
        return 0;
      }
    };

    it('brings everything to each of two consumers, and nothing that the published stream does not hold', async () => {
      const [one, other] = [new Recorder('one'), new Recorder('other')];
      await receive(one);
      await receive(other);
      await send(names(30));
      await until(async () => one.heard.length === 30 && other.heard.length === 30);
      const stored = await made.store.readStream(publishedStream('letters', TENANT));
      const ids = stored.map(({ id, revision }) => `${id} ${revision}`);
      for (const recorder of [one, other]) {
        const brought = new Set(recorder.brought.map(({ id, sequence }) => `${id} ${sequence}`));
        expect([...brought].sort()).toEqual([...ids].sort());
      }
    });

    it('brings everything to a consumer that begins late', async () => {
      await send(names(40));
      await until(async () => (await told(TENANT)) === 40);
      const late = new Recorder('late');
      await receive(late);
      await until(async () => late.heard.length === 40);
      expect(late.heard).toEqual(names(40));
    });

    it('brings each with the attributes of its stored bytes', async () => {
      const recorder = new Recorder('attributes');
      await receive(recorder);
      await send(names(1));
      await until(async () => recorder.heard.length === 1);
      const [stored] = await made.store.readStream(publishedStream('letters', TENANT));
      const { logId } = await made.store.head();
      const event = cloudEventOf(recorder.brought[0] as IntegrationMessage);
      expect(event.body).toBe(stored?.data);
      expect(event.attributes).toMatchObject({
        id: stored?.id,
        type: stored?.type,
        source: `urn:gongjian:${logId}:letters`,
        sequence: '0'.repeat(20),
        tenant: TENANT,
      });
    });

    it('loses nothing when it stops while messages are unanswered', async () => {
      const first = new Recorder('stopped');
      let release: () => void = () => undefined;
      const stopping = new Promise<never>((_, reject) => {
        release = () => reject(new Error('stopping'));
      });
      stopping.catch(() => undefined);
      first.open = async ({ signal }) => signal.addEventListener('abort', release);
      first.answer = async ({ data }) => {
        if ((data as { readonly to: string }).to > '0010') await stopping;
      };
      const receiver = await receive(first);
      await send(names(60));
      await until(async () => first.heard.length === 11 && first.brought.length > 20);
      await stop(receiver);
      const again = new Recorder('stopped');
      await receive(again);
      await until(async () => new Set([...first.heard, ...again.heard]).size === 60);
      expect(again.heard).toEqual(expect.arrayContaining([...names(60).slice(11)]));
    });

    it('brings again what was not taken', async () => {
      const recorder = new Recorder('refusing');
      let refusals = 3;
      recorder.answer = async ({ data }) => {
        if ((data as { readonly to: string }).to === '0002' && (refusals -= 1) >= 0) throw new Error('not now');
      };
      await receive(recorder);
      await send(names(5));
      await until(async () => recorder.heard.length === 5);
      expect(recorder.brought.filter(({ sequence }) => sequence === 2n)).toHaveLength(4);
    });

    it('waits when a thousand are unanswered', async () => {
      const recorder = new Recorder('slow');
      const waiting: (() => void)[] = [];
      let open = false;
      recorder.answer = async () => {
        if (!open) await new Promise<void>((resolve) => waiting.push(resolve));
      };
      await receive(recorder);
      await send(names(1_300));
      await until(async () => recorder.unanswered === 1_000 && (await told(TENANT)) === 1_300);
      expect(recorder.brought).toHaveLength(1_000);
      open = true;
      for (const resolve of waiting) resolve();
      await until(async () => recorder.heard.length === 1_300);
      expect(recorder.most).toBeLessThanOrEqual(1_000);
    });

    it('lets no tenant wait for another whose messages are unanswered', async () => {
      const recorder = new Recorder('tenants');
      let open = false;
      const waiting: (() => void)[] = [];
      recorder.answer = async ({ tenant }) => {
        if (!open && tenant === TENANT) await new Promise<void>((resolve) => waiting.push(resolve));
      };
      await receive(recorder);
      await send(names(20, 'a'));
      await send(names(20, 'b'), OTHER);
      await until(async () => recorder.heard.length === 20);
      expect(recorder.heard).toEqual(names(20, 'b'));
      open = true;
      for (const resolve of waiting) resolve();
      await until(async () => recorder.heard.length === 40);
    });
  });
}
