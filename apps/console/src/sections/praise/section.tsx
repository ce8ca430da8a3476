import type { ReactNode } from 'react';
import { Navigate, Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import '../titles/titles.css';
import { CircularListPage } from './circular-list.page.js';
import { CircularPage } from './circular.page.js';
import { CommendationListPage } from './commendation-list.page.js';
import { CommendationPage } from './commendation.page.js';

export function PraiseSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<Navigate to="commendations" replace />} />
      <Route path="commendations" element={<CommendationListPage />} />
      <Route path="commendations/:id" element={<CommendationPage />} />
      <Route path="circulars" element={<CircularListPage />} />
      <Route path="circulars/:id" element={<CircularPage />} />
    </Pages>
  );
}
