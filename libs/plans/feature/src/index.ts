export { CalendarFileInvalid, readWorkingCalendar } from './calendar/calendar-file.js';
export { PlansModule, STATUTORY_CALENDAR } from './plans.module.js';
export { dropFormerPlansTables, plansProjections } from './projections.js';
