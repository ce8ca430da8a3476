import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import '../titles/titles.css';
import { NoticeListPage } from './notice-list.page.js';
import { NoticePage } from './notice.page.js';
import { ObjectionListPage } from './objection-list.page.js';
import { ObjectionPage } from './objection.page.js';
import { SlateListPage } from './slate-list.page.js';
import { SlatePage } from './slate.page.js';

export function NoticesSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<NoticeListPage />} />
      <Route path="slates" element={<SlateListPage />} />
      <Route path="slates/:id" element={<SlatePage />} />
      <Route path="objections" element={<ObjectionListPage />} />
      <Route path="objections/:id" element={<ObjectionPage />} />
      <Route path=":id" element={<NoticePage />} />
    </Pages>
  );
}
