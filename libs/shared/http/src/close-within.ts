import type { FastifyInstance } from 'fastify';

/** What still runs when the server closes is cut after `drainMs`. */
export function closeWithin(fastify: FastifyInstance, drainMs: number): void {
  fastify.addHook('preClose', (done) => {
    const timer = setTimeout(() => fastify.server.closeAllConnections(), drainMs);
    timer.unref();
    fastify.server.once('close', () => clearTimeout(timer));
    done();
  });
}
