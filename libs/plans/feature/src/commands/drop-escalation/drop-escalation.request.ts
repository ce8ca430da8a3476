import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { step } from '../../requests/escalation.js';

export const dropEscalationRequest = z.strictObject({ step, reason }).meta({ id: 'DropEscalation' });
export type DropEscalationBody = z.output<typeof dropEscalationRequest>;
