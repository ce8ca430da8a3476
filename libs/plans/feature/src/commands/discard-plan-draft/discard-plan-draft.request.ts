import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const discardPlanDraftRequest = z.strictObject({ reason }).meta({ id: 'DiscardPlanDraft' });
export type DiscardPlanDraftBody = z.output<typeof discardPlanDraftRequest>;
