import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { ProgrammeListPage } from './programme-list.page.js';
import { ProgrammePage } from './programme.page.js';

export function ProgrammesSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<ProgrammeListPage />} />
      <Route path=":id" element={<ProgrammePage />} />
    </Routes>
  );
}
