import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CodeChoice,
  DayField,
  DivisionChoice,
  ProgrammeChoice,
  SubjectChoice,
  UnitChoice,
  useCodeWords,
  type ListState,
} from '../../shapes/index.js';
import type { CodeGroup } from '../../records/codes.js';

export interface Chosen {
  readonly value?: string;
  readonly onChange: (value: string | undefined) => void;
  readonly allowClear: true;
  readonly 'aria-label': string;
  readonly placeholder: string;
}

/** Binds a control to a filter in the address, named for those who cannot see it. */
export function chosenOf<Filter extends string>(
  { filters, set }: Pick<ListState<Filter>, 'filters' | 'set'>,
  name: Filter,
  label: string,
): Chosen {
  const value = filters[name];
  return {
    ...(value === undefined ? {} : { value }),
    onChange: (chosen) => set({ [name]: chosen } as Parameters<typeof set>[0]),
    allowClear: true,
    'aria-label': label,
    placeholder: label,
  };
}

export type CommonFilter =
  'status' | 'programmeId' | 'subjectId' | 'unitId' | 'divisionId' | 'overdue' | 'dueFrom' | 'dueTo';

/** The filters that lists of this section share, each where the list has it. */
export function CommonFilters<Filter extends string>({
  state,
  names,
  status,
}: {
  readonly state: ListState<Filter>;
  readonly names: readonly (Filter & CommonFilter)[];
  readonly status: { readonly group: CodeGroup; readonly codes: readonly string[] };
}): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const has = (name: CommonFilter): name is Filter & CommonFilter => (names as readonly string[]).includes(name);
  const of = (name: CommonFilter, label: string): Chosen => chosenOf(state, name as Filter & CommonFilter, label);
  return (
    <>
      {has('status') ? (
        <CodeChoice {...of('status', t('status'))} codes={status.codes} inWords={(code) => say(status.group, code)} />
      ) : null}
      {has('overdue') ? (
        <CodeChoice
          {...of('overdue', t('overdue'))}
          codes={['true', 'false']}
          inWords={(code) => t(code === 'true' ? 'onlyOverdue' : 'notOverdue')}
        />
      ) : null}
      {has('programmeId') ? <ProgrammeChoice {...of('programmeId', t('programme'))} /> : null}
      {has('subjectId') ? <SubjectChoice {...of('subjectId', t('subject'))} /> : null}
      {has('unitId') ? <UnitChoice {...of('unitId', t('unit'))} /> : null}
      {has('divisionId') ? <DivisionChoice {...of('divisionId', t('division'))} /> : null}
      {has('dueFrom') ? <DayField {...of('dueFrom', t('dueFrom'))} /> : null}
      {has('dueTo') ? <DayField {...of('dueTo', t('dueTo'))} /> : null}
    </>
  );
}
