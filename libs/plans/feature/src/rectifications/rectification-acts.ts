import type { RectificationState } from '@gongjian/plans-domain';
import { DomainError } from '@gongjian/shared-kernel';
import type { Acting, May, Write } from '@gongjian/shared-records';
import type { LateActBody } from '@gongjian/shared-records/requests';
import { Injectable } from '@nestjs/common';
import { actionOf, UnitActs, type UnitAct, type UnitActBody } from '../acting/unit-acts.js';
import { mayOnRectification } from './may-on-rectification.js';
import { rectificationStream } from './rectification-stream.js';

/** What the unit that answers for it does; with `byPersonId` the office records it. */
export function mayAsUnit(write: Write, late: LateActBody | undefined): (state: RectificationState) => May {
  return mayOnRectification(actionOf('rectification.submit', 'rectification.manage', write, late));
}

@Injectable()
export class RectificationActs {
  constructor(private readonly acts: UnitActs) {}

  /** @throws DomainError RECTIFICATION.NOT_YOUR_UNIT, PERSON.UNKNOWN */
  async of(
    rectificationId: string,
    state: RectificationState,
    acting: Acting,
    write: Write,
    body: UnitActBody,
  ): Promise<UnitAct> {
    const unit = state.status === 'none' ? null : state.unit;
    const actsFor = { units: unit === null ? [] : [unit], notYours: notYourUnit };
    return this.acts.actOf(rectificationStream(rectificationId), actsFor, acting, write, body);
  }
}

function notYourUnit(): DomainError {
  return new DomainError('RECTIFICATION.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项整改不由你的单位负责。',
    en: 'No unit of yours answers for this rectification.',
  });
}
