import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { DraftPlanPage } from './draft-plan.page.js';
import { ImportPage } from './import.page.js';
import { PlanPage } from './plan.page.js';
import { PlanListPage } from './plan-list.page.js';
import { ResponsibilityPage } from './responsibility.page.js';
import './plans.css';

export function PlansSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<PlanListPage />} />
      <Route path="new" element={<DraftPlanPage />} />
      <Route path="import" element={<ImportPage />} />
      <Route path=":id" element={<PlanPage />} />
      <Route path=":id/responsibility" element={<ResponsibilityPage />} />
    </Pages>
  );
}
