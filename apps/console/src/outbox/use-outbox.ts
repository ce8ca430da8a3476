import { useSyncExternalStore } from 'react';
import type { Letter } from '../api/outbox.js';
import { useMe } from '../session/me.js';
import { outbox } from './outbox-here.js';

/** What the signed-in person has in the outbox, oldest first. */
export function useLetters(): readonly Letter[] {
  const me = useMe();
  return useSyncExternalStore(outbox.listen, outbox.kept).filter(({ ownerId }) => ownerId === me.id);
}

/** The letter about this, if there is one. */
export function useLetter(about: string): Letter | undefined {
  return useLetters().findLast((letter) => letter.about === about);
}
