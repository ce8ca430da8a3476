import { createStore, del, get, set } from 'idb-keyval';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../session/me.js';

const kept = createStore('gongjian-drafts', 'drafts');

/** What one person began about something; nobody else on this device sees it. */
const keyOf = (ownerId: string, about: string): string => `${ownerId} ${about}`;

export function dropDraft(ownerId: string, about: string): Promise<void> {
  return del(keyOf(ownerId, about), kept);
}

export interface DraftState<Draft> {
  /** Undefined while it is read. */
  readonly draft: Draft | undefined;
  /** Kept on this machine with every change. */
  readonly change: (change: (before: Draft) => Draft) => void;
}

/** What was begun and not sent, kept over closed windows; `start` where nothing was kept. */
export function useDraft<Draft>(about: string, start: Draft): DraftState<Draft> {
  const key = keyOf(useMe().id, about);
  const [draft, setDraft] = useState<Draft>();
  const first = useRef(start);
  useEffect(() => {
    let here = true;
    void get<Draft>(key, kept)
      .catch(() => undefined)
      .then((found) => {
        if (here) setDraft(found ?? first.current);
      });
    return () => {
      here = false;
    };
  }, [key]);
  const change = useCallback(
    (next: (before: Draft) => Draft) =>
      setDraft((before) => {
        if (before === undefined) return before;
        const after = next(before);
        void set(key, after, kept);
        return after;
      }),
    [key],
  );
  return { draft, change };
}
