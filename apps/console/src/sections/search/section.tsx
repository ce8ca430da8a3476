import type { ReactNode } from 'react';
import './search.css';
import { SearchPage } from './search.page.js';

export function SearchSection(): ReactNode {
  return <SearchPage />;
}
