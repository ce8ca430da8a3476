export { ConsoleUnderTest } from './console-under-test.js';
export { DESK, PHONE, Visitor, type Attached, type Viewport } from './visitor.js';
export { inDays, publishProgramme, workPlanDocument } from './work-plan.js';
