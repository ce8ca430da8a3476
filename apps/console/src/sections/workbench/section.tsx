import type { ReactNode } from 'react';
import { WorkbenchPage } from './workbench.page.js';
import './words.js';

export function WorkbenchSection(): ReactNode {
  return <WorkbenchPage />;
}
