import { beginSpan, isTracing, type OpenSpan } from '@gongjian/shared-telemetry';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { principalOf } from './request-context.js';

const SPANS = new WeakMap<object, OpenSpan>();
/** Asked every few seconds by machines. */
const UNTRACED = /^\/(metrics|health\/)/;

/**
 * A span for each request, named by its route pattern: never the address, whose query may hold what people typed. It
 * follows from the caller's `traceparent`. Without telemetry nothing is added.
 */
export function traceRequests(fastify: FastifyInstance): void {
  if (!isTracing()) return;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { url = 'unmatched' } = request.routeOptions;
    if (!UNTRACED.test(url)) begin(request, url);
    within(request, done);
  });
  // What reads a body loses what the hooks before it stood in.
  fastify.addHook('preValidation', (request, _reply, done) => within(request, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply;
    const tenant = principalOf<{ readonly tenant?: string }>(request)?.tenant;
    SPANS.get(request.raw)?.end(
      {
        'http.response.status_code': statusCode,
        ...(tenant === undefined ? {} : { 'gongjian.tenant': tenant }),
      },
      statusCode >= 500 ? new Error(String(statusCode)) : undefined,
    );
    done();
  });
}

/** What whoever is asked next for this request is told. */
export function traceparentOf(request: { readonly raw: object }): string | undefined {
  return SPANS.get(request.raw)?.traceparent;
}

function begin(request: FastifyRequest, route: string): void {
  const { traceparent } = request.headers;
  const span = beginSpan(`${request.method} ${route}`, {
    kind: 'server',
    parent: typeof traceparent === 'string' ? traceparent : undefined,
    attributes: { 'http.request.method': request.method, 'http.route': route },
  });
  if (span !== null) SPANS.set(request.raw, span);
}

function within(request: FastifyRequest, done: () => void): void {
  const span = SPANS.get(request.raw);
  if (span === undefined) done();
  else span.within(done);
}
