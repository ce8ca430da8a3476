import { readWorkingCalendar, STATUTORY_CALENDAR } from '@gongjian/shared-records';
import { Module, type DynamicModule } from '@nestjs/common';

/** A newer working calendar than the one that ships. */
@Module({})
export class CalendarModule {
  /** @throws CalendarFileInvalid */
  static from(file: string): DynamicModule {
    const calendar = { provide: STATUTORY_CALENDAR, useValue: readWorkingCalendar(file) };
    return { module: CalendarModule, global: true, providers: [calendar], exports: [STATUTORY_CALENDAR] };
  }
}
