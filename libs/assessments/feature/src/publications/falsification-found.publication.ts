import { falsificationFoundV1, type FalsificationFoundV1 } from '@gongjian/assessments-contracts';
import type { SheetEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldSubject } from './standing-of.js';

type FalsificationFound = Extract<SheetEvent, { readonly type: 'FalsificationFound' }>;

export const falsificationFoundPublication = publication<FalsificationFound, FalsificationFoundV1>({
  name: 'falsification_found',
  event: falsificationFoundV1,
  from: 'FalsificationFound',
  map({ event: { data }, metadata }: Fact<FalsificationFound>) {
    const { sheetId, proposalId, subject, programme, version, what, foundOn } = data;
    return {
      sheetId,
      proposalId,
      subjectId: subject.id,
      subject: toldSubject(subject),
      programmeId: programme,
      version,
      what,
      foundOn,
      act: actOf(metadata),
    };
  },
});
