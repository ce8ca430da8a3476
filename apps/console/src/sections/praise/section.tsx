import type { ReactNode } from 'react';

export function PraiseSection(): ReactNode {
  return null;
}
