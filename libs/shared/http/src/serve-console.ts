import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import sirv, { type Options, type RequestHandler } from 'sirv';
import { HttpProblem } from './problem.js';
import { protectingHeaders } from './protect-answers.js';

export interface ConsoleOptions {
  /** Of the built console: its `index.html`, and below `assets` what carries a hash in its name. */
  readonly folder: string;
  /** Origins that its pages call beside their own: an issuer elsewhere. */
  readonly connectTo?: readonly string[];
}

const OF_THE_SERVER = /^\/(?:api|oidc|health|metrics|favicon\.ico)(?:\/|$)/;
const HASHED = /^\/assets\//;
const HIDDEN = /\/\./;

/** `dev`: each request looks at the folder, which may be built anew beside the running server. */
const FROM_FOLDER: Options = {
  dev: true,
  etag: true,
  gzip: true,
  brotli: true,
  setHeaders: (response) => response.removeHeader('ETag'),
};

/**
 * Serves the built console on paths that are not the server's own: its files, and its page wherever a page is asked
 * for. Files with a hash in their name are kept for good; whether the others changed is asked each time. Everything
 * else is not found.
 *
 * @throws HttpProblem 503 `CONSOLE.NOT_BUILT`, when a page is asked for and there is none
 */
export function serveConsole(fastify: FastifyInstance, { folder, connectTo = [] }: ConsoleOptions): void {
  const file = sirv(folder, FROM_FOLDER);
  const page = sirv(folder, { ...FROM_FOLDER, single: true, ignores: false });
  const [plain, secured] = [false, true].map((https) => protectingHeaders({ https, connectTo }));
  fastify.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '/';
      const hashed = HASHED.test(path);
      if (OF_THE_SERVER.test(path) || HIDDEN.test(path)) {
        void reply.callNotFound();
        return;
      }
      const headers = {
        ...(request.protocol === 'https' ? secured : plain),
        'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      };
      const wantsPage = !hashed && request.headers.accept?.includes('text/html') === true;
      if (isSent(file, request, reply, headers) || (wantsPage && isSent(page, request, reply, headers))) {
        void reply.hijack();
      } else if (wantsPage) throw notBuilt();
      else void reply.callNotFound();
    },
  });
}

/** Whether the folder had something to answer with; otherwise nothing of the answer is left behind. */
function isSent(
  serve: RequestHandler,
  { raw: asked }: FastifyRequest,
  reply: FastifyReply,
  headers: Readonly<Record<string, string>>,
): boolean {
  const { raw: answer } = reply;
  const known = asked.headers['if-none-match'];
  const all = {
    ...reply.getHeaders(),
    ...headers,
    Vary: 'Accept-Encoding',
    // The folder's handler leaves it out of a 304; it takes the file's own wherever it sends the file.
    ...(known === undefined ? {} : { ETag: known }),
  };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) answer.setHeader(name, value);
  // Whole files only: the handler does not check the bounds of a range.
  delete asked.headers.range;
  const guard = (source: Readable): void => endTogether(source, answer);
  answer.once('pipe', guard);
  let found = true;
  serve(asked, answer, () => {
    found = false;
  });
  if (!found) {
    answer.off('pipe', guard);
    for (const name of Object.keys(all)) answer.removeHeader(name);
  }
  return found;
}

/** A file that is gone cuts the answer; a caller that is gone closes the file. */
function endTogether(source: Readable, answer: FastifyReply['raw']): void {
  source.once('error', () => answer.destroy());
  answer.once('close', () => source.destroy());
}

function notBuilt(): HttpProblem {
  return new HttpProblem(503, 'CONSOLE.NOT_BUILT', {
    zh: '控制台还没有构建：请在仓库根目录运行 npm run build。',
    en: 'The console has not been built: run npm run build at the root of the repository.',
  });
}
