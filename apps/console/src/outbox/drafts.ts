import { createStore, del, get, set } from 'idb-keyval';
import { useCallback, useEffect, useRef, useState } from 'react';

const kept = createStore('gongjian-drafts', 'drafts');

export function dropDraft(about: string): Promise<void> {
  return del(about, kept);
}

export interface DraftState<Draft> {
  /** Undefined while it is read. */
  readonly draft: Draft | undefined;
  /** Kept on this machine with every change. */
  readonly change: (change: (before: Draft) => Draft) => void;
}

/** What was begun and not sent, kept over closed windows; `start` where nothing was kept. */
export function useDraft<Draft>(about: string, start: Draft): DraftState<Draft> {
  const [draft, setDraft] = useState<Draft>();
  const first = useRef(start);
  useEffect(() => {
    let here = true;
    void get<Draft>(about, kept)
      .catch(() => undefined)
      .then((found) => {
        if (here) setDraft(found ?? first.current);
      });
    return () => {
      here = false;
    };
  }, [about]);
  const change = useCallback(
    (next: (before: Draft) => Draft) =>
      setDraft((before) => {
        if (before === undefined) return before;
        const after = next(before);
        void set(about, after, kept);
        return after;
      }),
    [about],
  );
  return { draft, change };
}
