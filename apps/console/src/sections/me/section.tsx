import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { FilePage } from './file.page.js';
import { MePage } from './me.page.js';

export function MeSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<MePage />} />
      <Route path="file" element={<FilePage />} />
    </Pages>
  );
}
