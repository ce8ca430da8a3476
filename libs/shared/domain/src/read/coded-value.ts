const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DATE = /^\d{4}(?:-\d{2}){0,2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const POSITION = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}:\d{1,40}$/;
const CODED = [UUID, DATE, INSTANT, POSITION];

export function isRecordId(value: string): boolean {
  return UUID.test(value);
}

/** Whether it can be no word of a person: an id, a day, month or year, an instant, a place of the log. */
export function isCodedValue(value: string): boolean {
  return CODED.some((form) => form.test(value));
}
