// Callers in a process of their own: told what to send by message, answers what came back.
import autocannon from 'autocannon';
import type { HttpLoad, HttpLoadResult } from './http-load.js';

process.once('message', ({ url, body, token, connections, seconds }: HttpLoad) => {
  void autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
    connections,
    duration: seconds,
  }).then((found) => {
    const result: HttpLoadResult = {
      perSecond: found.requests.total / found.duration,
      p99: found.latency.p99,
      failed: found.non2xx + found.errors + found.timeouts,
    };
    process.send?.(result);
    process.disconnect();
  });
});
