import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codesOf, type CodeGroup } from '../../records/codes.js';
import {
  CodeChoice,
  DayField,
  DivisionChoice,
  ProgrammeChoice,
  SubjectChoice,
  useCodeWords,
  type ListState,
} from '../../shapes/index.js';

export const TITLE_FILTERS = [
  'programmeId',
  'status',
  'pending',
  'procedure',
  'waits',
  'subjectId',
  'divisionId',
  'validTo',
  'plaqueNumber',
  'overdue',
  'slateId',
] as const;
export type TitleFilter = (typeof TITLE_FILTERS)[number];

export function TitleFilters({ state }: { readonly state: ListState<TitleFilter> }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const { filters, set } = state;
  const codes = (name: TitleFilter, group: CodeGroup): ReactNode => (
    <CodeChoice
      key={name}
      aria-label={t(`filter.${name as 'status'}`)}
      placeholder={t(`filter.${name as 'status'}`)}
      allowClear
      codes={codesOf(group)}
      inWords={(code) => say(group, code)}
      onChange={(code: string | undefined) => set({ [name]: code })}
      {...(filters[name] === undefined ? {} : { value: filters[name] })}
    />
  );
  return (
    <>
      <ProgrammeChoice
        aria-label={t('filter.programmeId')}
        placeholder={t('filter.programmeId')}
        allowClear
        onChange={(programmeId) => set({ programmeId })}
        {...(filters.programmeId === undefined ? {} : { value: filters.programmeId })}
      />
      {codes('status', 'titleStanding')}
      {codes('pending', 'titlePending')}
      {codes('procedure', 'removalProcedure')}
      {codes('waits', 'titleAct')}
      <div style={{ width: 180 }}>
        <SubjectChoice
          aria-label={t('filter.subjectId')}
          placeholder={t('filter.subjectId')}
          allowClear
          onChange={(subjectId: string | undefined) => set({ subjectId })}
          {...(filters.subjectId === undefined ? {} : { value: filters.subjectId })}
        />
      </div>
      <div style={{ width: 180 }}>
        <DivisionChoice
          aria-label={t('filter.divisionId')}
          placeholder={t('filter.divisionId')}
          allowClear
          onChange={(divisionId: string | undefined) => set({ divisionId })}
          {...(filters.divisionId === undefined ? {} : { value: filters.divisionId })}
        />
      </div>
      <div style={{ width: 160 }}>
        <DayField
          aria-label={t('filter.validTo')}
          placeholder={t('filter.validTo')}
          value={filters.validTo ?? null}
          onChange={(validTo) => set({ validTo })}
        />
      </div>
      <Input.Search
        aria-label={t('filter.plaqueNumber')}
        placeholder={t('filter.plaqueNumber')}
        allowClear
        defaultValue={filters.plaqueNumber ?? ''}
        onSearch={(plaqueNumber) => set({ plaqueNumber })}
        style={{ width: 180 }}
      />
      <Select<string>
        aria-label={t('filter.overdue')}
        placeholder={t('filter.overdue')}
        allowClear
        style={{ minWidth: 130 }}
        options={[
          { value: 'true', label: t('overdueOnly') },
          { value: 'false', label: t('notOverdue') },
        ]}
        onChange={(overdue: string | undefined) => set({ overdue })}
        {...(filters.overdue === undefined ? {} : { value: filters.overdue })}
      />
    </>
  );
}
