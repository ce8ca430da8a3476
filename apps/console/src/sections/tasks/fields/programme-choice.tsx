import { Select } from 'antd';
import type { ReactNode } from 'react';
import { queries } from '../../../api/client.js';
import type { ChoiceProps } from '../../../shapes/index.js';
import { useLanguage } from '../../../words/words.js';
import { inLanguage } from '../task-words.js';

const MOST = '200';

/** Among the published programmes. */
export function ProgrammeChoice(props: ChoiceProps): ReactNode {
  const { language } = useLanguage();
  const found = queries.useQuery('get', '/api/plans/v1/programmes', {
    params: { query: { published: 'true', sort: 'name', limit: MOST } },
  });
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map(({ id, names }) => ({
        value: id,
        label: names === null ? '—' : inLanguage(names, language),
      }))}
      style={{ minWidth: 170 }}
      {...props}
    />
  );
}
