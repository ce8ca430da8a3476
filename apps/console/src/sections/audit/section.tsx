import type { ReactNode } from 'react';
import { Navigate, Route } from 'react-router';
import { useMay } from '../../session/me.js';
import { Pages } from '../../shapes/pages.js';
import { DisposalListPage } from './disposal-list.page.js';
import { DisposalPage } from './disposal.page.js';
import { DossierListPage } from './dossier-list.page.js';
import { DossierPage } from './dossier.page.js';
import { ProofPage } from './proof.page.js';
import { RetentionPage } from './retention.page.js';
import { StateListPage } from './state-list.page.js';
import { StateRecordPage } from './state-record.page.js';
import { StateRecordsPage } from './state-records.page.js';
import { StatePage } from './state.page.js';
import { TreeListPage } from './tree-list.page.js';

export function AuditSection(): ReactNode {
  const may = useMay();
  const first = may('log.read') ? 'trees' : may('state.read') ? 'states' : 'dossiers';
  return (
    <Pages>
      <Route index element={<Navigate to={first} replace />} />
      <Route path="trees" element={<TreeListPage />} />
      <Route path="proof" element={<ProofPage />} />
      <Route path="states" element={<StateListPage />} />
      <Route path="states/:id" element={<StatePage />} />
      <Route path="states/:id/:kind" element={<StateRecordsPage />} />
      <Route path="states/:id/:kind/:recordId" element={<StateRecordPage />} />
      <Route path="dossiers" element={<DossierListPage />} />
      <Route path="dossiers/:id" element={<DossierPage />} />
      <Route path="retention" element={<RetentionPage />} />
      <Route path="disposals" element={<DisposalListPage />} />
      <Route path="disposals/:id" element={<DisposalPage />} />
    </Pages>
  );
}
