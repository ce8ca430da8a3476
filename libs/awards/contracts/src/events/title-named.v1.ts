import { act, day, id, names, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({
  ...titlePlace,
  namingId: id,
  how: z.enum(['named', 'imported', 'recognised']),
  names,
  namedOn: day,
  documentNumber: z.string(),
  validity: z.object({ from: day, to: day.nullable() }),
  act,
});

export type TitleNamedV1 = z.output<typeof data>;

export const titleNamedV1: IntegrationEventDefinition<TitleNamedV1> = {
  context: 'awards',
  name: 'TitleNamed',
  major: 1,
  meaning: {
    zh: '称号已命名、导入或重新认定，自此持有。',
    en: 'A title was named, imported or recognised again; it is held from then on.',
  },
  data,
  example: {
    ...titlePlaceExample,
    namingId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d11',
    how: 'named',
    names: { zh: '整洁小区', en: 'Tidy compound' },
    namedOn: '2026-06-10',
    documentNumber: '清创〔2026〕8号',
    validity: { from: '2026-06-10', to: '2028-06-10' },
    act: actExample,
  },
};
