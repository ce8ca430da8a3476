import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({ ...titlePlace, namingId: id, act });

export type NamingAnnulledV1 = z.output<typeof data>;

export const namingAnnulledV1: IntegrationEventDefinition<NamingAnnulledV1> = {
  context: 'awards',
  name: 'NamingAnnulled',
  major: 1,
  meaning: { zh: '命名决定已撤销，视为未曾命名。', en: 'A naming was annulled; it counts as if it had never been.' },
  data,
  example: { ...titlePlaceExample, namingId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d11', act: actExample },
};
