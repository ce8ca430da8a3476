import type { ReactNode } from 'react';
import { Navigate, Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { DivisionListPage, DivisionPage } from './divisions.page.js';
import { ExportsPage } from './exports.page.js';
import { HandOverPage } from './hand-over.page.js';
import { OperationsPage } from './operations.page.js';
import { PersonListPage } from './person-list.page.js';
import { PersonPage } from './person.page.js';
import { ReadsPage } from './reads.page.js';
import { SubjectListPage, SubjectPage } from './subjects.page.js';
import { UnitListPage, UnitPage } from './units.page.js';

export function AdministrationSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<Navigate to="people" replace />} />
      <Route path="people" element={<PersonListPage />} />
      <Route path="people/:id" element={<PersonPage />} />
      <Route path="people/:id/hand-over" element={<HandOverPage />} />
      <Route path="units" element={<UnitListPage />} />
      <Route path="units/:id" element={<UnitPage />} />
      <Route path="divisions" element={<DivisionListPage />} />
      <Route path="divisions/:id" element={<DivisionPage />} />
      <Route path="subjects" element={<SubjectListPage />} />
      <Route path="subjects/:id" element={<SubjectPage />} />
      <Route path="operations" element={<OperationsPage />} />
      <Route path="exports" element={<ExportsPage />} />
      <Route path="reads" element={<ReadsPage />} />
    </Pages>
  );
}
