import { Button, Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, problemText } from '../api/problem.js';
import { useLanguage } from '../words/words.js';

/** Says why there is nothing. */
export function Empty({ children, act }: { readonly children: ReactNode; readonly act?: ReactNode }): ReactNode {
  return (
    <div className="state">
      <div>{children}</div>
      {act}
    </div>
  );
}

export function Loading({ rows = 4 }: { readonly rows?: number }): ReactNode {
  const { t } = useTranslation('shapes');
  return (
    <div className="pad" role="status" aria-label={t('loading')}>
      <Skeleton active={false} title={false} paragraph={{ rows }} />
    </div>
  );
}

/** Asked again it is answered alike. */
const FINAL: ReadonlySet<number> = new Set([403, 404]);

/** What went wrong, in words, and the way on. */
export function ProblemView({ error, again }: { readonly error: unknown; readonly again?: () => void }): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const problem = problemOf(error);
  return (
    <div className="state" role="alert">
      <div>{problem.status === 404 ? t('notFound') : problemText(problem, language)}</div>
      {problem.requestId === undefined || problem.status < 500 ? null : (
        <small>{t('request', { id: problem.requestId })}</small>
      )}
      {again === undefined || FINAL.has(problem.status) ? null : (
        <div>
          <Button onClick={again}>{t('again')}</Button>
        </div>
      )}
    </div>
  );
}

/** The same in a line, below the field it is needed for. */
export function ProblemAtField({ error, again }: { readonly error: unknown; readonly again: () => void }): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const problem = problemOf(error);
  return (
    <div className="unread" role="alert">
      {t('unread', { why: problem.status === 404 ? t('notFound') : problemText(problem, language) })}
      {FINAL.has(problem.status) ? null : (
        <Button size="small" onClick={again}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}

/** Shows what a query answered; until then that it is read, or why it cannot be. */
export function Answered<Data>({
  query,
  children,
}: {
  readonly query: Pick<UseQueryResult<Data, unknown>, 'data' | 'error' | 'refetch'>;
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ProblemView error={query.error} again={() => void query.refetch()} />;
  return <Loading />;
}
