import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import '../put-right/put-right.css';
import { SuggestionListPage } from './suggestion-list.page.js';
import { SuggestionPage } from './suggestion.page.js';

export function SuggestionsSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<SuggestionListPage />} />
      <Route path=":id" element={<SuggestionPage />} />
    </Routes>
  );
}
