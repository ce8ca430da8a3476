import type { ReactNode } from 'react';
import './search.css';
import { SearchPage } from './search.page.js';
import './words.js';

export function SearchSection(): ReactNode {
  return <SearchPage />;
}
