import { useTranslation } from 'react-i18next';
import type { Plan, PlanItem } from './codes.js';

/** The day an item is due, and the stage or plan whose end that is. */
export function useDueInWords({ stages, period }: Pick<Plan, 'stages' | 'period'>): (due: PlanItem['due']) => string {
  const { t } = useTranslation('plans');
  return (due) => {
    if (due.kind === 'stated') return due.on;
    if (due.kind === 'periodEnd') return `${period.to} (${t('items.periodEnd')})`;
    const stage = stages.find(({ code }) => code === due.stage);
    const words = t('items.stageEnd', { stage: stage?.name ?? due.stage });
    return stage?.to === undefined || stage.to === null ? words : `${stage.to} (${words})`;
  };
}
