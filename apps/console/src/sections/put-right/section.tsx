import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { EscalationListPage } from './escalation-list.page.js';
import { EscalationPage } from './escalation.page.js';
import { FilingListPage } from './filing-list.page.js';
import { FilingPage } from './filing.page.js';
import { FollowUpListPage } from './follow-up-list.page.js';
import { FollowUpPage } from './follow-up.page.js';
import './put-right.css';
import { RectificationListPage } from './rectification-list.page.js';
import { RectificationPage } from './rectification.page.js';
import { ReportListPage } from './report-list.page.js';
import { ReportPage } from './report.page.js';

function pages(list: ReactNode, one: ReactNode): ReactNode {
  return (
    <Pages>
      <Route index element={list} />
      <Route path=":id" element={one} />
    </Pages>
  );
}

export function RectificationsSection(): ReactNode {
  return pages(<RectificationListPage />, <RectificationPage />);
}

export function FilingsSection(): ReactNode {
  return pages(<FilingListPage />, <FilingPage />);
}

export function ReportsSection(): ReactNode {
  return pages(<ReportListPage />, <ReportPage />);
}

export function EscalationsSection(): ReactNode {
  return pages(<EscalationListPage />, <EscalationPage />);
}

export function FollowUpsSection(): ReactNode {
  return pages(<FollowUpListPage />, <FollowUpPage />);
}
