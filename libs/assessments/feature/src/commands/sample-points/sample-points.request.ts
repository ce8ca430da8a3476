import { z } from 'zod';

export const samplePointsRequest = z
  .strictObject({
    households: z.int().min(1).max(1_000_000).optional().meta({
      description:
        '抽住户时：共有多少户；抽出的是户册中的序号，不登记住户。How many households there are: places in their register are drawn, no household is recorded.',
    }),
  })
  .meta({ id: 'SamplePoints' });
export type SamplePointsBody = z.output<typeof samplePointsRequest>;
