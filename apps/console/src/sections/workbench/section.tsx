import type { ReactNode } from 'react';
import { WorkbenchPage } from './workbench.page.js';

export function WorkbenchSection(): ReactNode {
  return <WorkbenchPage />;
}
