import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { accessToken } from '../session/session.js';
import { heard } from './client.js';

/** A stream each: a browser opens six connections to a host, and requests need theirs. */
const CONTEXTS = ['plans', 'assessments', 'awards'] as const;
type Context = (typeof CONTEXTS)[number];

/** Changes that come together are read once. */
const GATHER_MS = 400;
/** Lists of a context are read no more often, however much changes there. */
const LISTS_MS = 2_000;
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

/** Reads again what is shown of the records that changed: the records themselves, and the lists of their context. */
function gathering(client: QueryClient): (change: Change) => void {
  const lists = new Map(CONTEXTS.map((context) => [context, paced(() => readAgain(client, listsOf(context)))]));
  let waiting: Change[] = [];
  return (change) => {
    if (change.position !== null) heard(change.context, change.position);
    waiting.push(change);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const changes = waiting;
      waiting = [];
      readAgain(client, (key) => changes.some((one) => isOf(one, key)));
      for (const context of new Set(changes.map((one) => one.context))) lists.get(context)?.();
    }, GATHER_MS);
  };
}

/** At once, and then no sooner than {@link LISTS_MS} after the last time, however often it is asked for. */
function paced(read: () => void): () => void {
  let last = -Infinity;
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setTimeout(
      () => {
        asked = false;
        last = performance.now();
        read();
      },
      Math.max(0, last + LISTS_MS - performance.now()),
    );
  };
}

/** A page that nobody sees reads when it is seen again. */
function readAgain(client: QueryClient, concerns: (key: QueryKey) => boolean): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => concerns(queryKey),
    refetchType: document.visibilityState === 'visible' ? 'active' : 'none',
  });
}

function listsOf(context: Context): (key: QueryKey) => boolean {
  return (key) => recordIn(context, key) === undefined;
}

function isOf({ context, id }: Change, key: QueryKey): boolean {
  const record = recordIn(context, key);
  return id === null ? record !== null : record === id;
}

/**
 * Keys are `['get', path, { params }]`, and `['history', path, { id }]` of histories. Undefined: a list of the context;
 * null: nothing of it.
 */
function recordIn(context: Context, [kind, path, init]: QueryKey): string | undefined | null {
  if (typeof path !== 'string' || !path.startsWith(`/api/${context}/`)) return null;
  if (kind === 'history') return (init as { readonly id?: string }).id;
  return (init as { readonly params?: { readonly path?: { readonly id?: string } } } | undefined)?.params?.path?.id;
}
