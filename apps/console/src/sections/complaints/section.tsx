import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import '../put-right/put-right.css';
import { ComplaintListPage } from './complaint-list.page.js';
import { ComplaintPage } from './complaint.page.js';
import { IncidentListPage } from './incident-list.page.js';
import { IncidentPage } from './incident.page.js';

export function ComplaintsSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<ComplaintListPage />} />
      <Route path=":id" element={<ComplaintPage />} />
    </Routes>
  );
}

export function IncidentsSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<IncidentListPage />} />
      <Route path=":id" element={<IncidentPage />} />
    </Routes>
  );
}
