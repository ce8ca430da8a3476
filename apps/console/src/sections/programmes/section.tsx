import type { ReactNode } from 'react';

export function ProgrammesSection(): ReactNode {
  return null;
}
