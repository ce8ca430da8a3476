import type { FastifyInstance, FastifyReply } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import type { Readiness } from './readiness.js';

const DURATION = 'gongjian_http_request_duration_seconds';
const READY = 'gongjian_ready';
/** Of the applications of this process. */
const shown = new Set<Readiness>();

function durations(): Histogram<'method' | 'route' | 'status'> {
  const known = register.getSingleMetric(DURATION);
  if (known !== undefined) return known as Histogram<'method' | 'route' | 'status'>;
  return new Histogram({
    name: DURATION,
    help: 'Time from the first byte of a request to the last of its answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
}

function showReadinessUntilClosed(fastify: FastifyInstance, readiness: Readiness): void {
  shown.add(readiness);
  fastify.addHook('onClose', (_instance, done) => {
    shown.delete(readiness);
    done();
  });
  if (register.getSingleMetric(READY) !== undefined) return;
  new Gauge({
    name: READY,
    help: '1 for each readiness check that says the process may take traffic',
    labelNames: ['check'],
    async collect() {
      const reports = await Promise.all([...shown].map((each) => each.report()));
      this.reset();
      for (const [check, { ready }] of reports.flatMap(({ checks }) => Object.entries(checks))) {
        this.set({ check }, ready ? 1 : 0);
      }
    },
  });
}

/** It lasts as long as its reader likes, which says nothing about the server. */
function isEventStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/event-stream');
}

/**
 * Measures every request but event streams by route pattern (never by address) and serves prom-client's default registry at
 * `/metrics`; other libraries add their metrics to that registry.
 *
 * @param readiness shown too, until the application is closed
 */
export function serveMetrics(fastify: FastifyInstance, readiness?: Readiness): void {
  if (register.getSingleMetric('process_cpu_user_seconds_total') === undefined) collectDefaultMetrics();
  const histogram = durations();
  if (readiness !== undefined) showReadinessUntilClosed(fastify, readiness);
  fastify.addHook('onResponse', (request, reply, done) => {
    if (isEventStream(reply)) {
      done();
      return;
    }
    histogram.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unmatched',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
    done();
  });
  fastify.get('/metrics', async (_request, reply) => {
    const text = await register.metrics();
    return reply.header('Content-Type', register.contentType).header('Cache-Control', 'no-store').send(text);
  });
}
