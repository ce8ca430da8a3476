import type { ReactNode } from 'react';
import { queries } from '../../api/client.js';
import { ReadSelect, type ChoiceProps } from '../../shapes/index.js';

const MOST = '200';

/** Finds issued plans by title or number. */
export function PlanChoice(props: ChoiceProps): ReactNode {
  const plans = queries.useQuery('get', '/api/plans/v1/plans', {
    params: { query: { status: 'issued,closed', limit: MOST } },
  });
  return (
    <ReadSelect<string>
      showSearch={{ optionFilterProp: 'label' }}
      reads={[plans]}
      options={(plans.data?.items ?? []).map(({ id, title, number }) => ({
        value: id,
        label: number === null ? title : `${title} · ${number}`,
      }))}
      className="choice"
      {...props}
    />
  );
}
