import type { ReactNode } from 'react';

export function MeSection(): ReactNode {
  return null;
}
