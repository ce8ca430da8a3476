import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { TaskListPage } from './task-list.page.js';
import { TaskPage } from './task.page.js';

export function TasksSection(): ReactNode {
  return (
    <Routes>
      <Route index element={<TaskListPage />} />
      <Route path=":id" element={<TaskPage />} />
    </Routes>
  );
}
