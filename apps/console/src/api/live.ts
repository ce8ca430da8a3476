import type { QueryClient } from '@tanstack/react-query';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { accessToken } from '../session/session.js';
import { heard } from './client.js';

/** A stream each: a browser opens six connections to a host, and requests need theirs. */
const CONTEXTS = ['plans', 'assessments', 'awards'] as const;
type Context = (typeof CONTEXTS)[number];

/** Changes that come together are read once. */
const GATHER_MS = 400;
const AGAIN_MS = 1_000;
const AGAIN_AT_MOST_MS = 60_000;
const CHANNEL = 'gongjian.changes';

interface Change {
  readonly context: Context;
  /** Of the record; null: everything of the context is read again. */
  readonly id: string | null;
  readonly position: string | null;
}

/**
 * Keeps what is shown current. One tab of the browser listens and tells the others; where the browser has no locks (a
 * page that is neither HTTPS nor on this machine) every tab listens while it is shown. Answers what ends it.
 */
export function followChanges(client: QueryClient): () => void {
  const ended = new AbortController();
  const channel = new BroadcastChannel(CHANNEL);
  const gather = gathering(client);
  channel.onmessage = ({ data }: MessageEvent<Change>) => gather(data);
  const tell = (change: Change): void => {
    gather(change);
    channel.postMessage(change);
  };
  const listen = (signal: AbortSignal): Promise<unknown> =>
    Promise.all(CONTEXTS.map((context) => listenTo(context, tell, signal)));
  if ('locks' in navigator) {
    navigator.locks.request(CHANNEL, { signal: ended.signal }, () => listen(ended.signal)).catch(() => undefined);
  } else whileShown(listen, ended.signal);
  return () => {
    ended.abort();
    channel.close();
  };
}

function whileShown(listen: (signal: AbortSignal) => Promise<unknown>, ended: AbortSignal): void {
  let shown: AbortController | undefined;
  const look = (): void => {
    shown?.abort();
    shown = document.visibilityState === 'visible' && !ended.aborted ? new AbortController() : undefined;
    if (shown !== undefined) void listen(shown.signal);
  };
  document.addEventListener('visibilitychange', look, { signal: ended });
  ended.addEventListener('abort', () => shown?.abort());
  look();
}

/** Reads one context's stream, and again from where it ended, until `signal`. */
async function listenTo(context: Context, tell: (change: Change) => void, signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  let wait = AGAIN_MS;
  while (!signal.aborted) {
    try {
      const token = await accessToken();
      if (token === null) return;
      const response = await fetch(`/api/${context}/v1/changes`, {
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'text/event-stream',
          ...(last === undefined ? {} : { 'Last-Event-ID': last }),
        },
        signal,
      });
      // Whoever may read nothing of a context hears nothing of it.
      if (response.status === 403) return;
      if (response.ok && response.body !== null) {
        wait = AGAIN_MS;
        const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
        const reader = events.getReader();
        for (let read = await reader.read(); !read.done; read = await reader.read()) {
          const { event, data, id } = read.value;
          if (id !== undefined && id !== '') last = id;
          if (event === 'reset') tell({ context, id: null, position: null });
          if (event === 'changed') {
            const { id: changed, position } = JSON.parse(data) as { readonly id: string; readonly position: string };
            tell({ context, id: changed, position });
          }
        }
      }
    } catch {
      // The way broke: it is tried again below.
    }
    await pause(wait, signal);
    wait = Math.min(2 * wait, AGAIN_AT_MOST_MS);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Reads again what is shown of the records that changed: the records themselves, and every list of their context. */
function gathering(client: QueryClient): (change: Change) => void {
  let waiting: Change[] = [];
  return (change) => {
    if (change.position !== null) heard(change.context, change.position);
    waiting.push(change);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const changes = waiting;
      waiting = [];
      void client.invalidateQueries({ predicate: ({ queryKey }) => changes.some((one) => concerns(one, queryKey)) });
    }, GATHER_MS);
  };
}

/** Keys are `['get', path, { params }]`, and `['history', path, { id }]` of histories. */
function concerns({ context, id }: Change, key: readonly unknown[]): boolean {
  const [kind, path, init] = key;
  if (typeof path !== 'string' || !path.startsWith(`/api/${context}/`)) return false;
  if (id === null) return true;
  const of =
    kind === 'history'
      ? (init as { readonly id?: string }).id
      : (init as { readonly params?: { readonly path?: { readonly id?: string } } } | undefined)?.params?.path?.id;
  return of === undefined || of === id;
}
