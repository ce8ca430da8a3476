import type { ReactNode } from 'react';

export function PublicSection(): ReactNode {
  return null;
}
