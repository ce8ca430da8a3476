import { personal, uuid } from '@gongjian/shared-http';

/** What an objection holds, whoever brings it and however it comes. */
export const objectionParts = {
  titleId: uuid().optional().meta({
    description: '公示名单上的一个对象；缺省为对整个公示。One candidate; the notice as a whole when left out.',
  }),
  name: personal(60).optional(),
  contact: personal(200)
    .optional()
    .meta({ description: '联系方式；与姓名齐全的为实名异议。With a name it counts as named.' }),
  text: personal(4_000),
};
