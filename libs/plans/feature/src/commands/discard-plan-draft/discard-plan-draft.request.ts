import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const discardPlanDraftRequest = z.strictObject({ reason }).meta({ id: 'DiscardPlanDraft' });
export type DiscardPlanDraftBody = z.output<typeof discardPlanDraftRequest>;
