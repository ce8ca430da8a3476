import type { ReactNode } from 'react';
import { Navigate, Route } from 'react-router';
import { useMay } from '../../session/me.js';
import { Pages } from '../../shapes/pages.js';
import { ProofPage } from './proof.page.js';
import { StateListPage } from './state-list.page.js';
import { StateRecordPage } from './state-record.page.js';
import { StateRecordsPage } from './state-records.page.js';
import { StatePage } from './state.page.js';
import { TreeListPage } from './tree-list.page.js';

export function AuditSection(): ReactNode {
  const may = useMay();
  return (
    <Pages>
      <Route index element={<Navigate to={may('log.read') ? 'trees' : 'states'} replace />} />
      <Route path="trees" element={<TreeListPage />} />
      <Route path="proof" element={<ProofPage />} />
      <Route path="states" element={<StateListPage />} />
      <Route path="states/:id" element={<StatePage />} />
      <Route path="states/:id/:kind" element={<StateRecordsPage />} />
      <Route path="states/:id/:kind/:recordId" element={<StateRecordPage />} />
    </Pages>
  );
}
