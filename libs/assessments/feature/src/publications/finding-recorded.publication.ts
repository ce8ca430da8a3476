import { findingRecordedV1, type FindingRecordedV1 } from '@gongjian/assessments-contracts';
import type { SheetEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldSubject } from './standing-of.js';

type FindingRecorded = Extract<SheetEvent, { readonly type: 'FindingRecorded' }>;

export const findingRecordedPublication = publication<FindingRecorded, FindingRecordedV1>({
  name: 'finding_recorded',
  event: findingRecordedV1,
  from: 'FindingRecorded',
  map({ event: { data }, metadata }: Fact<FindingRecorded>) {
    const { findingId, sheetId, subject, programme, version, indicator, serious, what, putRightOnTheSpot } = data;
    return {
      findingId,
      sheetId,
      subjectId: subject.id,
      subject: toldSubject(subject),
      unitId: subject.unit?.id ?? null,
      programmeId: programme,
      version,
      indicator,
      serious,
      what,
      putRightOnTheSpot,
      foundOn: data.foundOn,
      evidence: [...data.evidence],
      act: actOf(metadata),
    };
  },
});
