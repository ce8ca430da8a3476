import type { FastifyInstance } from 'fastify';

const SEAL = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#b3261e"/><text x="16" y="24" font-size="22" font-family="Source Han Serif SC,Noto Serif CJK SC,SimSun,serif" fill="#fff" text-anchor="middle">共</text></svg>`;

/** The icon that browsers ask for beside every page. */
export function serveSeal(fastify: FastifyInstance): void {
  fastify.get('/favicon.ico', (_request, reply) =>
    reply.header('Content-Type', 'image/svg+xml').header('Cache-Control', 'public, max-age=86400').send(SEAL),
  );
}
