import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { BulkSignaturesPage } from './bulk-signatures.page.js';
import { DistrictsPage } from './districts.page.js';
import { RollUpListPage } from './roll-up-list.page.js';
import { RollUpPage } from './roll-up.page.js';
import { TitleRegisterPage } from './title-register.page.js';
import { TitlePage } from './title.page.js';
import './titles.css';

export function TitlesSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<TitleRegisterPage />} />
      <Route path="bulk-signatures/:id" element={<BulkSignaturesPage />} />
      <Route path="districts" element={<DistrictsPage />} />
      <Route path="roll-ups" element={<RollUpListPage />} />
      <Route path="roll-ups/:id" element={<RollUpPage />} />
      <Route path=":id" element={<TitlePage />} />
    </Pages>
  );
}
