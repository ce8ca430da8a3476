import type { ReactNode } from 'react';

export function SurveysSection(): ReactNode {
  return null;
}
