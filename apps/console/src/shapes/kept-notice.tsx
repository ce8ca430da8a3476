import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keptSince } from '../session/kept-reads.js';
import { useLanguage } from '../words/words.js';
import { instantInWords } from './time.js';

/** That a page goes on with what was kept on this device, and since when; nothing while the server answers. */
export function KeptNotice({
  query,
}: {
  readonly query: Pick<UseQueryResult<unknown, unknown>, 'data' | 'isFetching' | 'refetch'>;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const since = keptSince(query.data);
  if (since === undefined) return null;
  return (
    <Alert
      className="kept-notice"
      role="status"
      type="warning"
      showIcon
      title={t('keptSince', { when: instantInWords(new Date(since).toISOString(), language) })}
      action={
        <Button size="small" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('again')}
        </Button>
      }
    />
  );
}
