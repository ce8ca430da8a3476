import { complaint, docket, gate, incident, survey } from './assessments/facts.js';
import { application } from './assessments/application.js';
import { result, round } from './assessments/rounds.js';
import { sheet } from './assessments/sheet.js';
import { batch, circular, commendation } from './awards/honours.js';
import { notice, objection, period, rollUp, slate } from './awards/lists.js';
import { title } from './awards/title.js';
import { watch } from './awards/watch.js';
import { escalation } from './plans/escalation.js';
import { filing } from './plans/filing.js';
import { followUp, rectification } from './plans/putting-right.js';
import { plan } from './plans/plan.js';
import { programme } from './plans/programme.js';
import { report } from './plans/report.js';
import { suggestion } from './plans/suggestion.js';
import { task } from './plans/task.js';
import { listExport } from './shared/exports.js';
import { storedFile } from './shared/files.js';
import { auditRead } from './shared/reads.js';
import type { Kind } from './kind.js';

/** Every kind of stream a life has. */
export const kinds: readonly Kind[] = [
  incident,
  complaint,
  docket,
  gate,
  survey,
  round,
  sheet,
  result,
  application,
  title,
  watch,
  slate,
  notice,
  objection,
  period,
  rollUp,
  batch,
  circular,
  commendation,
  rectification,
  followUp,
  escalation,
  filing,
  report,
  suggestion,
  task,
  plan,
  programme,
  storedFile,
  listExport,
  auditRead,
];
