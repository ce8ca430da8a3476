import type { ReactNode } from 'react';

export function NoticesSection(): ReactNode {
  return null;
}
