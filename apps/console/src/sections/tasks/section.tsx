import type { ReactNode } from 'react';

export function TasksSection(): ReactNode {
  return null;
}
