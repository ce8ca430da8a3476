import { useSyncExternalStore } from 'react';

const PHONE = matchMedia('(max-width: 760px)');

export function usePhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      PHONE.addEventListener('change', changed);
      return () => PHONE.removeEventListener('change', changed);
    },
    () => PHONE.matches,
  );
}
