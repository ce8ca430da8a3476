import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({
  ...titlePlace,
  namingId: id,
  namedOn: day,
  documentNumber: z.string(),
  validity: z.object({ from: day, to: day.nullable() }),
  act,
});

export type TitleRenewedV1 = z.output<typeof data>;

export const titleRenewedV1: IntegrationEventDefinition<TitleRenewedV1> = {
  context: 'awards',
  name: 'TitleRenewed',
  major: 1,
  meaning: { zh: '称号已续期。', en: 'A title was renewed.' },
  data,
  example: {
    ...titlePlaceExample,
    namingId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d11',
    namedOn: '2028-04-01',
    documentNumber: '清创〔2028〕2号',
    validity: { from: '2028-06-10', to: '2030-06-10' },
    act: actExample,
  },
};
