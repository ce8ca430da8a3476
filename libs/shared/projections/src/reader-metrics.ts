import { Gauge, type Registry } from 'prom-client';
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
    name: 'gongjian_waiting_facts',
    help: 'Facts that wait at a reaction: held for what is not there yet, parked for a person, queued behind either',
    labelNames: ['context', 'reaction', 'state'],
    registers: [registry],
    async collect() {
      const waiting = await Promise.all([...runners].map((runner) => runner.waitingCounts()));
      this.reset();
      for (const { context, name: reaction, counts } of waiting.flat()) {
        for (const state of STATES) this.set({ context, reaction, state }, counts[state]);
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
