import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import '../../standard/score.css';
import { FilingPage } from './filing/filing.page.js';
import { ResultPage } from './result.page.js';
import { RoundListPage } from './round-list.page.js';
import { RoundPage } from './round.page.js';
import { SheetPage } from './sheet.page.js';
import { TrendPage } from './trend.page.js';
import { WhatIfPage } from './what-if.page.js';

export function AssessmentSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<RoundListPage />} />
      <Route path="rounds/:id" element={<RoundPage />} />
      <Route path="rounds/:id/what-if" element={<WhatIfPage />} />
      <Route path="sheets/:id" element={<SheetPage />} />
      <Route path="sheets/:id/self-check" element={<FilingPage way="self-check" />} />
      <Route path="sheets/:id/assessments" element={<FilingPage way="assessments" />} />
      <Route path="results/:id" element={<ResultPage />} />
      <Route path="subjects/:id/trend" element={<TrendPage />} />
    </Pages>
  );
}
