import type { ReactNode } from 'react';

export function ComplaintsSection(): ReactNode {
  return null;
}

export function IncidentsSection(): ReactNode {
  return null;
}
