import type { ReactNode } from 'react';

export function AdministrationSection(): ReactNode {
  return null;
}
