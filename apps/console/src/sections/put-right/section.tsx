import type { ReactNode } from 'react';

export function RectificationsSection(): ReactNode {
  return null;
}

export function FilingsSection(): ReactNode {
  return null;
}

export function ReportsSection(): ReactNode {
  return null;
}

export function EscalationsSection(): ReactNode {
  return null;
}

export function FollowUpsSection(): ReactNode {
  return null;
}
