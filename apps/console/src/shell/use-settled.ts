import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Whether nothing has been read for `ms` once: what is fetched ahead from then on holds up no page. */
export function useSettled(ms: number): boolean {
  const reading = useIsFetching();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (reading > 0 || settled) return undefined;
    const timer = setTimeout(() => setSettled(true), ms);
    return () => clearTimeout(timer);
  }, [reading, settled, ms]);
  return settled;
}
