import type { ReactNode } from 'react';
import { Route } from 'react-router';
import { Pages } from '../../shapes/pages.js';
import { TaskListPage } from './task-list.page.js';
import { TaskPage } from './task.page.js';

export function TasksSection(): ReactNode {
  return (
    <Pages>
      <Route index element={<TaskListPage />} />
      <Route path=":id" element={<TaskPage />} />
    </Pages>
  );
}
