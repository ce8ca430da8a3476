import type { TitleNamedV1 } from '@gongjian/awards-contracts';
import type { Ground, TitleAsOf } from '@gongjian/awards-domain';

type TitlePlace = Pick<TitleNamedV1, 'titleId' | 'subjectId' | 'subject' | 'programmeId' | 'version' | 'key' | 'grade'>;

export function titlePlaceOf({ titleId, subject, programme, version, key, grade }: TitleAsOf): TitlePlace {
  const { id, kind, name, class: of, division, unit } = subject;
  return {
    titleId,
    subjectId: id,
    subject: { kind, name, class: of, division, unit },
    programmeId: programme,
    version,
    key,
    grade,
  };
}

export function groundsTold(
  grounds: readonly Ground[],
): { readonly kind: string; readonly factId: string; readonly occurredOn: string }[] {
  return grounds.map(({ fact, factId, occurredOn }) => ({ kind: fact.kind, factId, occurredOn }));
}
