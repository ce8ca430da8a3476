import type { WorkingCalendar } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { STATUTORY_CALENDAR } from './statutory-calendar.js';

/** Port: the statutory calendar deadlines are counted with. Its version stands in every event that starts a clock. */
export abstract class WorkingCalendars {
  abstract current(): WorkingCalendar;
}

/** The calendar that ships with this release. */
@Injectable()
export class BundledWorkingCalendars extends WorkingCalendars {
  override current(): WorkingCalendar {
    return STATUTORY_CALENDAR;
  }
}
