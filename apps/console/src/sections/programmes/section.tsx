import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { ProgrammeListPage } from './programme-list.page.js';
import { ProgrammePage } from './programme.page.js';

export function ProgrammesSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<ProgrammeListPage />} />
      <Route path=":id" element={<ProgrammePage />} />
    </Pages>
  );
}
