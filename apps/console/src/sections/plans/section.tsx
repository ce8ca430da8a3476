import type { ReactNode } from 'react';

export function PlansSection(): ReactNode {
  return null;
}
