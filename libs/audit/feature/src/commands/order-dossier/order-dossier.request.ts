import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { dossierSettings } from '../../dossiers/dossier-settings.request.js';

export const orderDossierRequest = z
  .strictObject({
    scope: z.strictObject({ kind: z.enum(['plan', 'subject']), id: uuid() }).meta({
      id: 'DossierOf',
      description: '一个方案及由它产生的记录，或一个对象的记录。A plan and all that came of it, or one subject.',
    }),
    settings: dossierSettings,
  })
  .meta({ id: 'OrderDossier' });
export type OrderDossierBody = z.output<typeof orderDossierRequest>;
