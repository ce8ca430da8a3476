import { createStore, del, get, set } from 'idb-keyval';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../session/me.js';

const kept = createStore('gongjian-drafts', 'drafts');

/** What one person began about something; nobody else on this device sees it. */
const keyOf = (ownerId: string, about: string): string => `${ownerId} ${about}`;

export function dropDraft(ownerId: string, about: string): Promise<void> {
  return del(keyOf(ownerId, about), kept);
}

/** Whether this machine has kept the last change. */
export type Keeping = 'kept' | 'under-way' | 'failed';

export interface DraftState<Draft> {
  /** Undefined while it is read. */
  readonly draft: Draft | undefined;
  /** Kept on this machine with every change. */
  readonly change: (change: (before: Draft) => Draft) => void;
  readonly keeping: Keeping;
}

interface Written<Draft> {
  readonly draft: Draft;
  readonly as: Exclude<Keeping, 'under-way'>;
}

/** What was begun and not sent, kept over closed windows; `start` where nothing was kept. */
export function useDraft<Draft>(about: string, start: Draft): DraftState<Draft> {
  const key = keyOf(useMe().id, about);
  const [draft, setDraft] = useState<Draft>();
  const [written, setWritten] = useState<Written<Draft>>();
  const first = useRef(start);
  useEffect(() => {
    let here = true;
    void get<Draft>(key, kept)
      .catch(() => undefined)
      .then((found) => {
        if (!here) return;
        const begun = found ?? first.current;
        setDraft(begun);
        setWritten({ draft: begun, as: 'kept' });
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
        void set(key, after, kept).then(
          () => setWritten({ draft: after, as: 'kept' }),
          () => setWritten({ draft: after, as: 'failed' }),
        );
        return after;
      }),
    [key],
  );
  return { draft, change, keeping: written?.draft === draft ? (written?.as ?? 'kept') : 'under-way' };
}
