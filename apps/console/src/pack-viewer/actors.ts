import type { PackActor } from '@gongjian/audit-contracts';
import { useTranslation } from 'react-i18next';

const SHORT = 8;

/** Who acted: unit and post as they were, and the beginning of the id; a person's name is in no log. */
export function useActorWords(): (actor: PackActor) => string {
  const { t } = useTranslation('packViewer');
  return ({ kind, id, post, unit }) => {
    if (kind === 'rule') return t('record.by.rule');
    if (kind === 'public') return t('record.by.public');
    const place = [unit, post].filter((part) => part !== null).join(' ');
    const called = place === '' ? t(kind === 'service' ? 'record.by.service' : 'record.by.person') : place;
    return `${called} ${id.slice(0, SHORT)}`;
  };
}
