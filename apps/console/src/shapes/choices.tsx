import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/client.js';
import { ReadSelect, type FieldRead } from './read-select.js';

export interface ChoiceProps {
  /** Names the control where no label of a form does. */
  readonly 'aria-label'?: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const MOST = '20';

function RemoteSelect({
  options,
  search,
  ...props
}: ChoiceProps & {
  readonly options: readonly Option[];
  readonly search: (text: string) => void;
  readonly reads: readonly FieldRead[];
}): ReactNode {
  const { t } = useTranslation('shapes');
  return (
    <ReadSelect<string>
      showSearch={{ filterOption: false, onSearch: search }}
      options={[...options]}
      labelRender={namedOrComing}
      {...(props.reads.some(({ isLoading }) => isLoading) ? {} : { placeholder: t('fields.search') })}
      className="choice"
      {...props}
    />
  );
}

/** What is chosen, by its name; until that is read, that it comes. */
export function namedOrComing({ label }: { readonly label?: ReactNode }): ReactNode {
  return label ?? '…';
}

type Named = { readonly id: string; readonly name: string };

interface NamedChoiceProps extends ChoiceProps {
  /** What is found by the text, and what is chosen: both read by the caller's own operations. */
  readonly found: FieldRead & { readonly data: { readonly items: readonly Named[] } | undefined };
  readonly chosen: FieldRead & { readonly data: Named | undefined };
  readonly search: (text: string) => void;
}

function NamedChoice({ found, chosen, search, ...props }: NamedChoiceProps): ReactNode {
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <RemoteSelect
      {...props}
      options={withChosen(options, chosen.data)}
      search={search}
      reads={[found, ...unnamed(options, chosen, props.value)]}
    />
  );
}

/** What is typed, and once typing rests what is asked for. */
function useTyped(): { readonly query: { readonly name?: string }; readonly type: (text: string) => void } {
  const [text, type] = useState('');
  const name = useDeferredValue(text);
  return { query: name === '' ? {} : { name }, type };
}

function isChosen(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Finds units by name. */
export function UnitChoice({ within, ...props }: ChoiceProps & { readonly within?: string }): ReactNode {
  const { query, type } = useTyped();
  const found = queries.useQuery('get', '/api/directory/v1/units', {
    params: {
      query: { status: 'registered', limit: MOST, ...query, ...(within === undefined ? {} : { within }) },
    },
  });
  const chosen = queries.useQuery(
    'get',
    '/api/directory/v1/units/{id}',
    { params: { path: { id: props.value ?? '' } } },
    { enabled: isChosen(props.value) },
  );
  return <NamedChoice {...props} found={found} chosen={chosen} search={type} />;
}

/** Finds divisions by name. */
export function DivisionChoice(props: ChoiceProps): ReactNode {
  const { query, type } = useTyped();
  const found = queries.useQuery('get', '/api/directory/v1/divisions', {
    params: { query: { status: 'standing', limit: MOST, ...query } },
  });
  const chosen = queries.useQuery(
    'get',
    '/api/directory/v1/divisions/{id}',
    { params: { path: { id: props.value ?? '' } } },
    { enabled: isChosen(props.value) },
  );
  return <NamedChoice {...props} found={found} chosen={chosen} search={type} />;
}

/** Finds 创建对象 by name. */
export function SubjectChoice({ within, ...props }: ChoiceProps & { readonly within?: string }): ReactNode {
  const { query, type } = useTyped();
  const found = queries.useQuery('get', '/api/directory/v1/subjects', {
    params: {
      query: { status: 'registered', limit: MOST, ...query, ...(within === undefined ? {} : { within }) },
    },
  });
  const chosen = queries.useQuery(
    'get',
    '/api/directory/v1/subjects/{id}',
    { params: { path: { id: props.value ?? '' } } },
    { enabled: isChosen(props.value) },
  );
  return <NamedChoice {...props} found={found} chosen={chosen} search={type} />;
}

/** Finds people by name, with unit and post beside it. */
export function PersonChoice({ unitId, ...props }: ChoiceProps & { readonly unitId?: string }): ReactNode {
  const { query, type } = useTyped();
  const found = queries.useQuery('get', '/api/directory/v1/people', {
    params: {
      query: {
        status: 'registered',
        limit: MOST,
        ...query,
        ...(unitId === undefined ? {} : { unitId }),
      },
    },
  });
  const chosen = queries.useQuery(
    'get',
    '/api/directory/v1/people/{id}',
    { params: { path: { id: props.value ?? '' } } },
    { enabled: isChosen(props.value), retry: false },
  );
  const options = (found.data?.items ?? []).map(({ id, name: label, posts }) => ({
    value: id,
    label: [label ?? '—', posts[0]?.unit.name, posts[0]?.title].filter((part) => part !== undefined).join(' · '),
  }));
  const known = chosen.data === undefined ? undefined : { id: chosen.data.id, name: chosen.data.name ?? '—' };
  return (
    <RemoteSelect
      {...props}
      options={withChosen(options, known)}
      search={type}
      reads={[found, ...unnamed(options, chosen, props.value)]}
    />
  );
}

/** Reading its name matters only while no option tells it. */
function unnamed(options: readonly Option[], chosen: FieldRead, id: string | undefined): readonly FieldRead[] {
  return options.some(({ value }) => value === id) ? [] : [chosen];
}

function withChosen(
  options: readonly Option[],
  chosen: { readonly id: string; readonly name: string } | undefined,
): readonly Option[] {
  if (chosen === undefined || options.some(({ value }) => value === chosen.id)) return options;
  return [{ value: chosen.id, label: chosen.name }, ...options];
}

/** A choice among codes, named for those who cannot see it. */
export function CodeChoice({
  codes,
  inWords,
  ...props
}: ChoiceProps & { readonly codes: readonly string[]; readonly inWords: (code: string) => string }): ReactNode {
  return (
    <Select<string>
      options={codes.map((code) => ({ value: code, label: inWords(code) }))}
      style={{ minWidth: 130 }}
      {...props}
    />
  );
}
