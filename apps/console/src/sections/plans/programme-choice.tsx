import { Select } from 'antd';
import type { ReactNode } from 'react';
import { queries } from '../../api/client.js';
import type { ChoiceProps } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';

const MOST = '200';

/** Programmes that have a published version. */
export function ProgrammeChoice(props: ChoiceProps): ReactNode {
  const { language } = useLanguage();
  const { data, isFetching } = queries.useQuery('get', '/api/plans/v1/programmes', {
    params: { query: { published: 'true', sort: 'name', limit: MOST } },
  });
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      loading={isFetching}
      style={{ minWidth: 180 }}
      options={(data?.items ?? []).map(({ id, names }) => ({ value: id, label: names?.[language] ?? id }))}
      {...props}
    />
  );
}

/** The name of a programme, from the list of all. */
export function ProgrammeName({ id }: { readonly id: string }): ReactNode {
  return useProgrammeName()(id);
}

export function useProgrammeName(): (id: string) => string {
  const { language } = useLanguage();
  const { data } = queries.useQuery('get', '/api/plans/v1/programmes', {
    params: { query: { published: 'true', sort: 'name', limit: MOST } },
  });
  return (id) => data?.items.find((programme) => programme.id === id)?.names?.[language] ?? '';
}
