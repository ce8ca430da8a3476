import { text, uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

const MOST_LINES = 200;

export const proposeDisposalRequest = z
  .strictObject({
    dossierId: uuid(),
    archiveNumbers: z.array(text(60)).min(1).max(MOST_LINES).meta({
      description: '案卷中保管期限已满的件。Items of the dossier whose retention has ended.',
    }),
    reason,
  })
  .meta({ id: 'ProposeDisposal' });
export type ProposeDisposalBody = z.output<typeof proposeDisposalRequest>;
