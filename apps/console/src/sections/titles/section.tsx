import type { ReactNode } from 'react';

export function TitlesSection(): ReactNode {
  return null;
}
