import { Counter, Gauge, type Registry } from 'prom-client';
import { END_REASONS, LAG_COUNTED, type ReaderLag } from './log-reader-host.js';
import { MetricReading } from './metric-reading.js';
import type { ProjectionRunner } from './projection-runner.js';
import type { WaitingCounts } from './waiting-counts.js';

/** What the gauges of a registry show: the runners that are at work in this process. */
const RUNNERS = new WeakMap<Registry, Set<ProjectionRunner>>();

const STATES = ['held', 'parked', 'queued'] as const satisfies readonly (keyof WaitingCounts)[];

/** Shows the runner's readers and deadlines until the answered function is called. */
export function showReaderMetrics(runner: ProjectionRunner, registry: Registry): () => void {
  const runners = RUNNERS.get(registry) ?? new Set();
  if (!RUNNERS.has(registry)) {
    RUNNERS.set(registry, runners);
    registerReaders(registry, runners);
    registerLags(registry, runners);
    registerWaiting(registry, runners);
  }
  runners.add(runner);
  return () => runners.delete(runner);
}

function registerReaders(registry: Registry, runners: ReadonlySet<ProjectionRunner>): void {
  new Gauge({
    name: 'gongjian_reader_phase',
    help: 'What a reader of the log does: 1 for its phase (waiting, catchingUp, live, stalled)',
    labelNames: ['context', 'reader', 'phase'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { context, reader, phase } of statuses(runners)) this.set({ context, reader, phase }, 1);
    },
  });
  new Gauge({
    name: 'gongjian_reader_stalled',
    help: '1 while a reader of the log stands still before an event it cannot take in',
    labelNames: ['context', 'reader'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { context, reader, phase } of statuses(runners)) {
        this.set({ context, reader }, phase === 'stalled' ? 1 : 0);
      }
    },
  });
  new Counter({
    name: 'gongjian_reader_restarts_total',
    help: 'How often a reader began again from its checkpoint, by why it had let go of the log',
    labelNames: ['context', 'reader', 'reason'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { context, reader, counts } of [...runners].flatMap((runner) => runner.ends())) {
        for (const reason of END_REASONS) this.inc({ context, reader, reason }, counts[reason]);
      }
    },
  });
}

function registerLags(registry: Registry, runners: ReadonlySet<ProjectionRunner>): void {
  const lags = new MetricReading(async () => (await Promise.all([...runners].map((each) => each.lags()))).flat());
  const lagGauge = (name: string, help: string, value: (lag: ReaderLag) => number): void => {
    new Gauge({
      name,
      help,
      labelNames: ['context', 'reader'],
      registers: [registry],
      async collect() {
        const found = await lags.take();
        this.reset();
        for (const lag of found ?? []) this.set({ context: lag.context, reader: lag.reader }, value(lag));
      },
    });
  };
  lagGauge(
    'gongjian_reader_lag_events',
    `Events of its categories that a reader has not taken in, counted up to ${LAG_COUNTED}; of a relay: not acknowledged by Kafka`,
    ({ events }) => events,
  );
  lagGauge(
    'gongjian_reader_lag_seconds',
    'Seconds since the oldest event was recorded that a reader has not taken in; 0 when there is none',
    ({ seconds }) => seconds,
  );
}

function registerWaiting(registry: Registry, runners: ReadonlySet<ProjectionRunner>): void {
  const waiting = new MetricReading(() => Promise.all([...runners].map((runner) => runner.waitingCounts())));
  new Gauge({
    name: 'gongjian_waiting_facts',
    help: 'Facts that wait at a reaction or consumer: held for what is not there yet, parked for a person, queued behind either',
    labelNames: ['context', 'reaction', 'state'],
    registers: [registry],
    async collect() {
      const found = await waiting.take();
      this.reset();
      for (const { context, name: reaction, counts } of (found ?? []).flat()) {
        for (const state of STATES) this.set({ context, reaction, state }, counts[state]);
      }
    },
  });
  const parked = new MetricReading(() => Promise.all([...runners].map((runner) => runner.parkedDeadlineCounts())));
  new Gauge({
    name: 'gongjian_deadlines_parked',
    help: 'Deadlines whose command was refused, which wait for a person',
    labelNames: ['context', 'deadline'],
    registers: [registry],
    async collect() {
      const found = await parked.take();
      this.reset();
      for (const { context, name: deadline, parked: count } of (found ?? []).flat()) {
        this.set({ context, deadline }, count);
      }
    },
  });
  const stops = new MetricReading(() => Promise.all([...runners].map((runner) => runner.clockStops())));
  new Gauge({
    name: 'gongjian_deadlines_stopped_by_clock',
    help: '1 while the deadlines of a context stand still because the clock was stepped',
    labelNames: ['context'],
    registers: [registry],
    async collect() {
      const found = await stops.take();
      this.reset();
      for (const [context] of (found ?? []).flatMap((each) => [...each])) this.set({ context }, 1);
    },
  });
}

function statuses(runners: ReadonlySet<ProjectionRunner>): ReturnType<ProjectionRunner['status']> {
  return [...runners].flatMap((runner) => runner.status());
}
