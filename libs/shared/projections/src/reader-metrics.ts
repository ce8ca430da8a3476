import { Gauge, type Registry } from 'prom-client';
import type { ProjectionRunner } from './projection-runner.js';

/** What the gauges of a registry show: the runners that are at work in this process. */
const RUNNERS = new WeakMap<Registry, Set<ProjectionRunner>>();

/** Shows the runner's readers and deadlines until the answered function is called. */
export function showReaderMetrics(runner: ProjectionRunner, registry: Registry): () => void {
  const runners = RUNNERS.get(registry) ?? new Set();
  if (!RUNNERS.has(registry)) {
    RUNNERS.set(registry, runners);
    register(registry, runners);
  }
  runners.add(runner);
  return () => runners.delete(runner);
}

function register(registry: Registry, runners: ReadonlySet<ProjectionRunner>): void {
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
  new Gauge({
    name: 'gongjian_parked_facts',
    help: 'Facts of a reaction that wait for a person',
    labelNames: ['context', 'reaction'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const runner of runners) {
        for (const { context, reaction, count } of await runner.parkedCounts()) this.set({ context, reaction }, count);
      }
    },
  });
  new Gauge({
    name: 'gongjian_deadlines_stopped_by_clock',
    help: '1 while the deadlines of a context stand still because the clock was stepped',
    labelNames: ['context'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const runner of runners) {
        for (const [context] of await runner.clockStops()) this.set({ context }, 1);
      }
    },
  });
}

function statuses(runners: ReadonlySet<ProjectionRunner>): ReturnType<ProjectionRunner['status']> {
  return [...runners].flatMap((runner) => runner.status());
}
