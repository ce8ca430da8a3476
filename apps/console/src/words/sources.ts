/** Where the words of each section are, by language; each is loaded when it is first needed. */
export const sources = {
  administration: {
    zh: () => import('../sections/administration/words.zh.js'),
    en: () => import('../sections/administration/words.en.js'),
  },
  applications: {
    zh: () => import('../sections/applications/words.zh.js'),
    en: () => import('../sections/applications/words.en.js'),
  },
  assessment: {
    zh: () => import('../sections/assessment/words.zh.js'),
    en: () => import('../sections/assessment/words.en.js'),
  },
  audit: {
    zh: () => import('../sections/audit/words.zh.js'),
    en: () => import('../sections/audit/words.en.js'),
  },
  complaints: {
    zh: () => import('../sections/complaints/words.zh.js'),
    en: () => import('../sections/complaints/words.en.js'),
  },
  decisions: {
    zh: () => import('../records/decision-words.zh.js'),
    en: () => import('../records/decision-words.en.js'),
  },
  kinds: {
    zh: () => import('../records/kind-words.zh.js'),
    en: () => import('../records/kind-words.en.js'),
  },
  me: {
    zh: () => import('../sections/me/words.zh.js'),
    en: () => import('../sections/me/words.en.js'),
  },
  notices: {
    zh: () => import('../sections/notices/words.zh.js'),
    en: () => import('../sections/notices/words.en.js'),
  },
  outbox: {
    zh: () => import('../outbox/words.zh.js'),
    en: () => import('../outbox/words.en.js'),
  },
  packViewer: {
    zh: () => import('../pack-viewer/words.zh.js'),
    en: () => import('../pack-viewer/words.en.js'),
  },
  plans: {
    zh: () => import('../sections/plans/words.zh.js'),
    en: () => import('../sections/plans/words.en.js'),
  },
  praise: {
    zh: () => import('../sections/praise/words.zh.js'),
    en: () => import('../sections/praise/words.en.js'),
  },
  programmes: {
    zh: () => import('../sections/programmes/words.zh.js'),
    en: () => import('../sections/programmes/words.en.js'),
  },
  public: {
    zh: () => import('../sections/public/words.zh.js'),
    en: () => import('../sections/public/words.en.js'),
  },
  putRight: {
    zh: () => import('../sections/put-right/words.zh.js'),
    en: () => import('../sections/put-right/words.en.js'),
  },
  search: {
    zh: () => import('../sections/search/words.zh.js'),
    en: () => import('../sections/search/words.en.js'),
  },
  shapes: {
    zh: () => import('../shapes/words.zh.js'),
    en: () => import('../shapes/words.en.js'),
  },
  shell: {
    zh: () => import('../shell/words.zh.js'),
    en: () => import('../shell/words.en.js'),
  },
  standard: {
    zh: () => import('../standard/words.zh.js'),
    en: () => import('../standard/words.en.js'),
  },
  suggestions: {
    zh: () => import('../sections/suggestions/words.zh.js'),
    en: () => import('../sections/suggestions/words.en.js'),
  },
  surveys: {
    zh: () => import('../sections/surveys/words.zh.js'),
    en: () => import('../sections/surveys/words.en.js'),
  },
  tasks: {
    zh: () => import('../sections/tasks/words.zh.js'),
    en: () => import('../sections/tasks/words.en.js'),
  },
  titles: {
    zh: () => import('../sections/titles/words.zh.js'),
    en: () => import('../sections/titles/words.en.js'),
  },
  workbench: {
    zh: () => import('../sections/workbench/words.zh.js'),
    en: () => import('../sections/workbench/words.en.js'),
  },
} as const;

/** The same of codes, fields and events, which are looked up and not said by {@link sources}' keys. */
export const recordSources = {
  codes: {
    zh: () => import('../records/code-words.zh.js'),
    en: () => import('../records/code-words.en.js'),
  },
  fields: {
    zh: () => import('../records/field-words.zh.js'),
    en: () => import('../records/field-words.en.js'),
  },
  events: {
    zh: () => import('../records/event-words.zh.js'),
    en: () => import('../records/event-words.en.js'),
  },
} as const;
