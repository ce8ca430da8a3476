import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { ComplaintListPage } from './complaint-list.page.js';
import { ComplaintPage } from './complaint.page.js';
import { IncidentListPage } from './incident-list.page.js';
import { IncidentPage } from './incident.page.js';

export function ComplaintsSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<ComplaintListPage />} />
      <Route path=":id" element={<ComplaintPage />} />
    </Pages>
  );
}

export function IncidentsSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<IncidentListPage />} />
      <Route path=":id" element={<IncidentPage />} />
    </Pages>
  );
}
