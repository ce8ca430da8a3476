import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { ApplicationListPage } from './application-list.page.js';
import { ApplicationPage } from './application.page.js';

export function ApplicationsSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<ApplicationListPage />} />
      <Route path=":id" element={<ApplicationPage />} />
    </Pages>
  );
}
