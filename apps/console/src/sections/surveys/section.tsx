import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import '../../standard/score.css';
import { SurveyListPage } from './survey-list.page.js';
import { SurveyPage } from './survey.page.js';

export function SurveysSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<SurveyListPage />} />
      <Route path=":id" element={<SurveyPage />} />
    </Pages>
  );
}
