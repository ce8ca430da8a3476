import { z } from 'zod';
import { id, moment, names } from '../answers.js';

export const districtNamed = z.strictObject({ id, names }).meta({
  id: 'DistrictNamed',
  description: '县区，按本市配置的名称。A district, as it is named here.',
});
export type DistrictNamed = z.output<typeof districtNamed>;

export const districtSource = z
  .strictObject({
    district: districtNamed,
    source: id.meta({ description: "县区日志的编号。Id of the district's log." }),
    lastEventAt: moment.nullable().meta({
      description: '收到的最后一条事件的时间。Time of the last event received.',
    }),
    completeUntil: moment.nullable().meta({
      description:
        '截至此时县区发布的都已收到；null 表示尚未收全过。Everything that the district had told by then is here; null: never yet.',
    }),
    lagSeconds: z.int().nullable().meta({
      description: '距上次收全的秒数。Seconds since everything was here last.',
      example: 3,
    }),
    refused: z.int().meta({
      description: '以该县区部署名义发来而被拒收的消息数。Messages refused that came in the name of its deployment.',
    }),
  })
  .meta({ id: 'DistrictSource', description: '县区数据的新旧。How fresh what is known of a district is.' });
export type DistrictSource = z.output<typeof districtSource>;
