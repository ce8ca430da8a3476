import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codesOf, type CodeGroup } from '../../records/codes.js';
import { CodeChoice, DivisionChoice, ProgrammeChoice, useCodeWords, type ListState } from '../../shapes/index.js';

interface FilterProps<Name extends string> {
  readonly state: ListState<Name>;
}

export function ProgrammeFilter({ state: { filters, set } }: FilterProps<'programmeId'>): ReactNode {
  const { t } = useTranslation('notices');
  return (
    <ProgrammeChoice
      aria-label={t('programme')}
      placeholder={t('programme')}
      allowClear
      onChange={(programmeId) => set({ programmeId })}
      {...(filters.programmeId === undefined ? {} : { value: filters.programmeId })}
    />
  );
}

export function StatusFilter({
  state: { filters, set },
  group,
}: FilterProps<'status'> & { readonly group: CodeGroup }): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  return (
    <CodeChoice
      aria-label={t('status')}
      placeholder={t('status')}
      allowClear
      codes={codesOf(group)}
      inWords={(code) => say(group, code)}
      onChange={(status: string | undefined) => set({ status })}
      {...(filters.status === undefined ? {} : { value: filters.status })}
    />
  );
}

export function DivisionFilter({ state: { filters, set } }: FilterProps<'divisionId'>): ReactNode {
  const { t } = useTranslation('notices');
  return (
    <div style={{ width: 180 }}>
      <DivisionChoice
        aria-label={t('division')}
        placeholder={t('division')}
        allowClear
        onChange={(divisionId: string | undefined) => set({ divisionId })}
        {...(filters.divisionId === undefined ? {} : { value: filters.divisionId })}
      />
    </div>
  );
}

export function pageQuery<Query>(set: Readonly<Record<string, string>>, cursor?: string, limit = 50): Query {
  const { cursor: shown, ...rest } = set;
  const at = cursor ?? shown;
  return { ...rest, limit: String(limit), ...(at === undefined ? {} : { cursor: at }) } as Query;
}

/** What an export reads: the filters of the list from its first page on. */
export function exportQuery<Query>(
  set: Readonly<Record<string, string>>,
  cursor: string | undefined,
  limit: number,
): Query {
  const { cursor: _, ...rest } = set;
  return pageQuery(rest, cursor, limit);
}
