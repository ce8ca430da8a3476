import type { ReactNode } from 'react';

export function SuggestionsSection(): ReactNode {
  return null;
}
