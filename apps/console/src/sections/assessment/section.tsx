import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import './assessment.css';
import './words.js';
import { FilingPage } from './filing/filing.page.js';
import { SheetPage } from './sheet.page.js';

export function AssessmentSection(): ReactNode {
  return (
    <Routes>
      <Route path="sheets/:id" element={<SheetPage />} />
      <Route path="sheets/:id/self-check" element={<FilingPage way="self-check" />} />
      <Route path="sheets/:id/assessments" element={<FilingPage way="assessments" />} />
    </Routes>
  );
}
