import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import '../../standard/score.css';
import { SurveyListPage } from './survey-list.page.js';
import { SurveyPage } from './survey.page.js';

export function SurveysSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<SurveyListPage />} />
      <Route path=":id" element={<SurveyPage />} />
    </Routes>
  );
}
