import { Counter, Gauge, type Registry } from 'prom-client';
import type { EndReason } from './change-stream.js';

/** Open streams by context, of everything that shows in a registry. */
const SHOWN = new WeakMap<Registry, Set<() => ReadonlyMap<string, number>>>();

export interface ChangesMetrics {
  ended(context: string, reason: EndReason): void;
  refused(context: string, reason: 'person' | 'process'): void;
  /** The gauge shows them no longer. */
  hide(): void;
}

export function showChangesMetrics(open: () => ReadonlyMap<string, number>, registry: Registry): ChangesMetrics {
  const shown = SHOWN.get(registry) ?? new Set();
  if (!SHOWN.has(registry)) {
    SHOWN.set(registry, shown);
    new Gauge({
      name: 'gongjian_changes_streams',
      help: 'Streams of live changes that are open',
      labelNames: ['context'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [context, count] of [...shown].flatMap((each) => [...each()])) this.inc({ context }, count);
      },
    });
  }
  shown.add(open);
  const ended = counter(registry, 'gongjian_changes_ended_total', 'Streams of live changes that ended, by why');
  const refused = counter(
    registry,
    'gongjian_changes_refused_total',
    'Streams of live changes that were not opened: too many of one person, or of the process',
  );
  return {
    ended: (context, reason) => ended.inc({ context, reason }),
    refused: (context, reason) => refused.inc({ context, reason }),
    hide: () => void shown.delete(open),
  };
}

function counter(registry: Registry, name: string, help: string): Counter<'context' | 'reason'> {
  const known = registry.getSingleMetric(name);
  if (known !== undefined) return known as Counter<'context' | 'reason'>;
  return new Counter({ name, help, labelNames: ['context', 'reason'], registers: [registry] });
}
