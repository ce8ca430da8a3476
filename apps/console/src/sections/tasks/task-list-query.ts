import type { paths } from '../../api/client.js';

export type TaskQuery = NonNullable<paths['/api/plans/v1/tasks']['get']['parameters']['query']>;

export const taskFilters = [
  'status',
  'overdue',
  'toReexamine',
  'waitsFor',
  'unitId',
  'divisionId',
  'programmeId',
  'planId',
  'itemId',
  'dueFrom',
  'dueTo',
] as const;
export type TaskFilter = (typeof taskFilters)[number];

export const reviewers = ['unitHead', 'town', 'office', 'reviewer', 'leader'] as const;
const SORTS = ['due', '-due', 'changed', '-changed'] as const;
const YES_NO = ['true', 'false'] as const;

function among<Code extends string>(value: string | undefined, codes: readonly Code[]): Code | undefined {
  return codes.find((code) => code === value);
}

/** What an address asks for, as the API takes it; what it does not know is left out. */
export function taskQueryOf(
  filters: Readonly<Partial<Record<TaskFilter, string>>>,
  sort?: string,
  cursor?: string,
): TaskQuery {
  const { overdue, toReexamine, waitsFor, ...plain } = filters;
  const asked = {
    ...plain,
    overdue: among(overdue, YES_NO),
    toReexamine: among(toReexamine, YES_NO),
    waitsFor: among(waitsFor, reviewers),
    sort: among(sort, SORTS),
    cursor,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
