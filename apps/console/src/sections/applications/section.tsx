import type { ReactNode } from 'react';

export function ApplicationsSection(): ReactNode {
  return null;
}
