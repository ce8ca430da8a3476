import type { Action } from '@gongjian/shared-access';
import type { ActingOfficer, DomainError, LateEntry, OfficerAsOf, UnitAsOf } from '@gongjian/shared-kernel';
import { DirectoryNames, isForAnother, type Acting, type Write } from '@gongjian/shared-records';
import { lateEntryFact, type LateActBody } from '@gongjian/shared-records/requests';
import { Injectable } from '@nestjs/common';

/** What a unit does by one of its people, or what the office recorded of it. */
export interface UnitAct {
  readonly unit: UnitAsOf;
  readonly by: ActingOfficer;
  readonly lateEntry: LateEntry | null;
  readonly recordedBy: OfficerAsOf | null;
  readonly recorderUnits?: readonly string[];
}

export interface UnitActBody {
  readonly unitId?: string | undefined;
  readonly lateEntry?: LateActBody | undefined;
}

/** Whose act it may be: the units that are asked, the first one first. */
export interface ActsFor {
  readonly units: readonly UnitAsOf[];
  readonly notYours: () => DomainError;
}

/** With `byPersonId` the office records what somebody of the unit did; that is another right. */
export function actionOf(own: Action, recorded: Action, write: Write, late: LateActBody | undefined): Action {
  return isForAnother(write, late) ? recorded : own;
}

@Injectable()
export class UnitActs {
  constructor(private readonly names: DirectoryNames) {}

  /**
   * The unit a person acts for, with the name it has now: the one asked for, otherwise the first of the person's.
   *
   * @param any the unit may be another than the person's
   * @throws DomainError `notYours`
   */
  async unitOf(
    { units, notYours }: ActsFor,
    acting: Pick<ActingOfficer, 'unitIds'>,
    write: Write,
    asked: string | undefined,
    any = false,
  ): Promise<UnitAsOf> {
    const found = units.find(({ id }) => (asked === undefined || id === asked) && (any || acting.unitIds.includes(id)));
    if (found === undefined) throw notYours();
    return this.names.nowOf(write.principal.tenant, found);
  }

  /**
   * An act for a unit: by whoever sends it, or recorded late for somebody of that unit.
   *
   * @param stream whose key seals the reason of a late entry
   * @throws DomainError `notYours`, PERSON.UNKNOWN
   */
  async actOf(
    stream: string,
    actsFor: ActsFor,
    acting: Acting,
    write: Write,
    { unitId, lateEntry: late }: UnitActBody,
  ): Promise<UnitAct> {
    const lateEntry = lateEntryFact(late, stream);
    if (!isForAnother(write, late)) {
      const { officer, unitIds } = acting;
      const unit = await this.unitOf(actsFor, acting, write, unitId);
      return { unit, by: { officer, unitIds }, lateEntry, recordedBy: null };
    }
    const { tenant } = write.principal;
    const by = await this.names.officer(tenant, late.byPersonId);
    const unit = await this.unitOf(actsFor, by, write, unitId);
    return {
      unit,
      by: await this.names.officer(tenant, late.byPersonId, unit),
      lateEntry,
      recordedBy: acting.officer,
      recorderUnits: acting.unitIds,
    };
  }
}
