import { createStore, del, set, values } from 'idb-keyval';
import { api } from '../api/client.js';
import { deliveryOf, Outbox, type Delivery, type FileDelivery, type Letter, type LetterFile } from '../api/outbox.js';
import { isProblem, problemOf, UNREACHED } from '../api/problem.js';
import { sendFile } from '../api/send-file.js';

const kept = createStore('gongjian-outbox', 'letters');

/** One window at a time sends; where the browser has no locks the key alone keeps it to once. */
function alone(run: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request('gongjian-outbox', run) : run();
}

async function send({ path, params, key, body }: Letter): Promise<Delivery> {
  const { error, response } = await api.POST(path as '/api/assessments/v1/sheets/{id}/self-check', {
    params: { path: params as { id: string }, header: { 'Idempotency-Key': key } },
    body: body as { values: Record<string, never> },
  });
  return deliveryOf(response.status, isProblem(error) ? error : null, UNREACHED);
}

async function sendOne({ id, context, content }: LetterFile): Promise<FileDelivery> {
  try {
    const stored = await sendFile(context, content, id, () => undefined);
    return { is: 'sent', storedAs: stored.id };
  } catch (error) {
    const problem = problemOf(error);
    const delivery = deliveryOf(problem.status, problem, UNREACHED);
    return delivery.is === 'sent' ? { is: 'unreached' } : delivery;
  }
}

/** The outbox of this browser. */
export const outbox = new Outbox({
  store: {
    all: () => values<Letter>(kept),
    put: (letter) => set(letter.key, letter, kept),
    remove: (key) => del(key, kept),
  },
  send,
  sendFile: sendOne,
  now: () => new Date().toISOString(),
  alone,
});
