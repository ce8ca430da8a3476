import type { ReactNode } from 'react';

export function SearchSection(): ReactNode {
  return null;
}
