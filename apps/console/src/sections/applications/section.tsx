import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { ApplicationListPage } from './application-list.page.js';
import { ApplicationPage } from './application.page.js';
import '../put-right/put-right.css';

export function ApplicationsSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<ApplicationListPage />} />
      <Route path=":id" element={<ApplicationPage />} />
    </Routes>
  );
}
