import { Select, type RefSelectProps, type SelectProps } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAtField } from './states.js';

/** Of a query what a field says of it. */
export interface FieldRead {
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

/** A choice among what is read: says that it is being read, or why it cannot be. */
export function ReadSelect<Value>({
  reads,
  ...props
}: SelectProps<Value> & { readonly reads: readonly FieldRead[] }): ReactNode {
  const { t } = useTranslation('shapes');
  const select = useRef<RefSelectProps>(null);
  const reading = reads.some(({ isFetching }) => isFetching);
  return (
    <>
      <Select<Value>
        ref={select}
        loading={reading}
        {...(reads.some(({ isLoading }) => isLoading) ? { placeholder: t('loading') } : {})}
        {...props}
        {...(reading ? { notFoundContent: t('loading') } : {})}
      />
      <Unread reads={reads} again={() => select.current?.focus()} />
    </>
  );
}

/** That something a field needs is being read, or why it cannot be; nothing once it is read. */
export function Unread({
  reads,
  again,
}: {
  readonly reads: readonly FieldRead[];
  readonly again?: () => void;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const refused = reads.filter(({ error }) => error !== null);
  const [first] = refused;
  if (first !== undefined) {
    return (
      <ProblemAtField
        error={first.error}
        again={() => {
          for (const { refetch } of refused) void refetch();
          again?.();
        }}
      />
    );
  }
  return reads.some(({ isLoading }) => isLoading) ? (
    <span role="status" className="visually-hidden">
      {t('loading')}
    </span>
  ) : null;
}
