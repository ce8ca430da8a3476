import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { PublicNoticePage } from './public-notice.page.js';
import { PublicNoticesPage } from './public-notices.page.js';
import { PublicTitlePage } from './public-title.page.js';
import { PublicTitlesPage } from './public-titles.page.js';
import './public.css';

/** What anybody may read and say, without signing in: published facts only. */
export function PublicSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<PublicNoticesPage />} />
      <Route path="notices" element={<PublicNoticesPage />} />
      <Route path="notices/:id" element={<PublicNoticePage />} />
      <Route path="titles" element={<PublicTitlesPage />} />
      <Route path="titles/:id" element={<PublicTitlePage />} />
      <Route path="*" element={<PublicNoticesPage />} />
    </Routes>
  );
}
