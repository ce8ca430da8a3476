import type { ReactNode } from 'react';

export function AssessmentSection(): ReactNode {
  return null;
}
