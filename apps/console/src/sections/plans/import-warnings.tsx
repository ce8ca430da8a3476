import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../words/words.js';
import { MOST_ITEMS } from './import-plan.js';
import type { PlanImport } from './import-review.js';

export function ImportWarnings({ read: { warnings, draft } }: { readonly read: PlanImport }): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  const said = warnings.map(({ messageZh, messageEn }) => (language === 'zh' ? messageZh : messageEn));
  const tooMany = draft.tasks.length > MOST_ITEMS;
  const all = tooMany ? [...said, t('import.truncated', { count: draft.tasks.length, most: MOST_ITEMS })] : said;
  return all.map((text) => <Alert key={text} className="problem-in-form" type="warning" showIcon title={text} />);
}
