import type { ReactNode } from 'react';

export function WorkbenchSection(): ReactNode {
  return null;
}
