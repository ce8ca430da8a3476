import { text } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const appraiseDisposalRequest = z
  .strictObject({
    keep: z.array(text(60)).max(200).default([]).meta({
      description: '仍须保管的件，从清册中去掉。Archive numbers that are struck off the list.',
    }),
    opinion: reason,
  })
  .meta({ id: 'AppraiseDisposal' });
export type AppraiseDisposalBody = z.output<typeof appraiseDisposalRequest>;
