import { queries } from '../../api/client.js';
import { indicatorsIn, type SupportedIndicator } from './indicators.js';
import type { Task } from './task-record.js';

/** The indicators a task supports, as its programme version names them. */
export function useIndicators({ rules, supports }: Pick<Task, 'rules' | 'supports'>): readonly SupportedIndicator[] {
  const { data } = queries.useQuery(
    'get',
    '/api/plans/v1/programmes/{id}/versions/{version}',
    { params: { path: { id: rules.programme, version: String(rules.version) } } },
    { enabled: supports !== undefined && supports.indicators.length > 0, staleTime: 'static' },
  );
  return data === undefined ? [] : indicatorsIn(data.definition, supports?.indicators ?? []);
}
