import { MetricReading } from '@gongjian/shared-projections/readers';
import { Gauge, type Registry } from 'prom-client';
import type { ConsumerLag } from './consumer-lag.js';

/** What the gauges of a registry show: how far the consumers of this process are behind. */
const LOOKS = new WeakMap<Registry, Set<() => Promise<readonly ConsumerLag[]>>>();

/** Shows what `look` answers at each scrape, until the answered function is called. */
export function showConsumerLags(look: () => Promise<readonly ConsumerLag[]>, registry: Registry): () => void {
  const looks = LOOKS.get(registry) ?? new Set();
  if (!LOOKS.has(registry)) {
    LOOKS.set(registry, looks);
    registerLags(registry, looks);
  }
  looks.add(look);
  return () => looks.delete(look);
}

function registerLags(registry: Registry, looks: ReadonlySet<() => Promise<readonly ConsumerLag[]>>): void {
  const lags = new MetricReading(async () => (await Promise.all([...looks].map((look) => look()))).flat());
  const lagGauge = (name: string, help: string, value: (lag: ConsumerLag) => number): void => {
    new Gauge({
      name,
      help,
      labelNames: ['context', 'source'],
      registers: [registry],
      async collect() {
        const found = await lags.take();
        this.reset();
        for (const lag of found ?? []) this.set({ context: lag.context, source: lag.source }, value(lag));
      },
    });
  };
  lagGauge(
    'gongjian_consumer_lag_events',
    'Published events of a source that a context has not dealt with; what is held, parked or queued has been',
    ({ events }) => events,
  );
  lagGauge(
    'gongjian_consumer_lag_seconds',
    'Seconds since the oldest published event was recorded that a context has not dealt with; 0 when there is none',
    ({ seconds }) => seconds,
  );
}
