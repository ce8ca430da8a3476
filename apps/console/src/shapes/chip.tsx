import type { ReactNode } from 'react';

/** One meaning each: blue going, green done, amber soon, cinnabar overdue or removed, plum returned, bronze title. */
export type Tone = 'plain' | 'go' | 'ok' | 'soon' | 'late' | 'back' | 'title';

export function Chip({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }): ReactNode {
  return <span className={tone === 'plain' ? 'chip' : `chip ${tone}`}>{children}</span>;
}
