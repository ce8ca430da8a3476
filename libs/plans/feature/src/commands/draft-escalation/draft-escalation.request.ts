import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const draftEscalationRequest = z
  .strictObject({ code: text(40).meta({ description: '项目规定的步骤代码。Of the steps the programme foresees.' }) })
  .meta({ id: 'DraftEscalation' });
export type DraftEscalationBody = z.output<typeof draftEscalationRequest>;
