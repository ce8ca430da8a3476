export { ConsoleUnderTest } from './console-under-test.js';
export { DESK, PHONE, Visitor, type Viewport } from './visitor.js';
