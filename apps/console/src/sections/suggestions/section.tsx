import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { SuggestionListPage } from './suggestion-list.page.js';
import { SuggestionPage } from './suggestion.page.js';

export function SuggestionsSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<SuggestionListPage />} />
      <Route path=":id" element={<SuggestionPage />} />
    </Pages>
  );
}
