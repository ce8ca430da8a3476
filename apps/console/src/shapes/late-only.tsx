import { createContext, use, type ReactNode } from 'react';
import type { LateEntryOpen } from './may.js';

interface Entered extends LateEntryOpen {
  readonly unitId?: string | undefined;
}

const Late = createContext<Entered | null>(null);

/** An act that can be entered late alone: its form asks for the day, and for whom where it was somebody else. */
export function LateOnly({
  of,
  unitId,
  children,
}: {
  readonly of: LateEntryOpen | undefined;
  readonly unitId?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return <Late value={of === undefined ? null : { ...of, unitId }}>{children}</Late>;
}

export function useLateOnly(): Entered | null {
  return use(Late);
}
