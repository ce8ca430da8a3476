export { CalendarFileInvalid, readWorkingCalendar } from './calendar/calendar-file.js';
export { PlansModule, STATUTORY_CALENDAR } from './plans.module.js';
export { plansProjections } from './projections.js';
