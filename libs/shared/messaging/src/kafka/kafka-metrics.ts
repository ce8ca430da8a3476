import { Counter, Gauge, type Registry } from 'prom-client';

/** Of a receiver's client; those of a relay are counted as `gongjian_reader_restarts_total`. */
export const RESTART_REASONS = ['crashed', 'failed', 'stalled'] as const;
export type RestartReason = (typeof RESTART_REASONS)[number];

export const SEND_FAILURES = ['failed', 'unacknowledged'] as const;
export type SendFailure = (typeof SEND_FAILURES)[number];

interface Series {
  readonly context: string;
  /** `relay`, or `consumer.<source>`. */
  readonly client: string;
}

interface Kafkas {
  readonly restarts: Counter<'context' | 'consumer' | 'reason'>;
  readonly failures: Counter<'context' | 'reason'>;
  readonly connections: Map<Series, () => boolean>;
}

const REGISTERED = new WeakMap<Registry, Kafkas>();

/** What the process tells of its clients of Kafka. */
export class KafkaMetrics {
  private readonly shown: Kafkas;

  constructor(registry: Registry) {
    this.shown = REGISTERED.get(registry) ?? registered(registry);
    REGISTERED.set(registry, this.shown);
  }

  /** Shows whether a client is connected until the answered function is called. */
  showConnection(series: Series, connected: () => boolean): () => void {
    this.shown.connections.set(series, connected);
    return () => this.shown.connections.delete(series);
  }

  consumerMade(context: string, consumer: string): void {
    for (const reason of RESTART_REASONS) this.shown.restarts.inc({ context, consumer, reason }, 0);
  }

  consumerRestarted(context: string, consumer: string, reason: RestartReason): void {
    this.shown.restarts.inc({ context, consumer, reason });
  }

  relayMade(context: string): void {
    for (const reason of SEND_FAILURES) this.shown.failures.inc({ context, reason }, 0);
  }

  sendFailed(context: string, reason: SendFailure): void {
    this.shown.failures.inc({ context, reason });
  }
}

function registered(registry: Registry): Kafkas {
  const connections: Kafkas['connections'] = new Map();
  new Gauge({
    name: 'gongjian_kafka_connected',
    help: '1 while the last exchange of a client with the brokers succeeded; a consumer tells by its heartbeats, a relay by what it sends',
    labelNames: ['context', 'client'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [{ context, client }, connected] of connections) this.set({ context, client }, connected() ? 1 : 0);
    },
  });
  return {
    connections,
    restarts: new Counter({
      name: 'gongjian_kafka_consumer_restarts_total',
      help: 'Clients of a consumer that were replaced: the client gave up, could not be connected, or got nothing while the topic went on',
      labelNames: ['context', 'consumer', 'reason'],
      registers: [registry],
    }),
    failures: new Counter({
      name: 'gongjian_kafka_send_failures_total',
      help: 'Sends of a relay that were made again: they failed, or the answer did not name the partition',
      labelNames: ['context', 'reason'],
      registers: [registry],
    }),
  };
}
