import { Select } from 'antd';
import type { ReactNode } from 'react';
import { queries } from '../../api/client.js';
import type { ChoiceProps } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';

const FRESH_MS = 600_000;

/** The published programmes of the tenant. */
export function usePublished() {
  return queries.useQuery(
    'get',
    '/api/plans/v1/programmes',
    { params: { query: { published: 'true', limit: '200' } } },
    { staleTime: FRESH_MS },
  );
}

export function ProgrammeChoice(props: ChoiceProps): ReactNode {
  const { language } = useLanguage();
  const { data, isFetching } = usePublished();
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      loading={isFetching}
      options={(data?.items ?? []).map(({ id, names }) => ({ value: id, label: names?.[language] ?? id }))}
      style={{ width: '100%', minWidth: 180 }}
      {...props}
    />
  );
}
