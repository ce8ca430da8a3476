import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { FilePage } from './file.page.js';
import { MePage } from './me.page.js';

export function MeSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<MePage />} />
      <Route path="file" element={<FilePage />} />
    </Routes>
  );
}
