import { loadScenario } from '../scenario/load-scenario.js';
import type { ScenarioFile } from '../scenario/scenario-file.js';

const CAST = `
programme: case-free-compound
cast:
  gate: { subject: compound, at: community1 }
  health: { service: agency }
  hotline: { service: agency }
sheets:
  good: { onSite: { verdict: met }, register: true, gridSize: 10 }
`;
const LISTED = `
given:
  - plan: { period: 2026-01-01/2026-12-31, on: 2026-01-05 }
  - apply: { subject: gate, on: 2026-03-02 }
  - pass: { subject: gate, upTo: town }
  - assess:
      subject: gate
      round: evaluation
      values: good
      on: 2026-03-10
      evidence: [{ indicator: onSite, code: photos, on: 2026-03-01 }]
      by: [assessor, assessor2]
  - close: { round: evaluation, on: 2026-03-20 }
  - pass: { subject: gate, on: 2026-03-24 }
`;
const NAMED = `${LISTED}
  - name: { subject: gate, on: 2026-04-20 }
`;

const OF_NAMED = `${CAST}${NAMED}
rows:
  - id: removed-followed-up-and-settled
    on: 2026-07-08
    given:
      - incident: { subject: gate, kind: confirmedCase, on: 2026-05-11, by: health }
      - close: { round: supervision, period: 2026-Q2, leaveOut: true, on: 2026-07-06 }
      - followUpDone: { subject: gate, settle: true, on: 2026-07-07 }
    then: { gate: open }
  - id: withdrawn-and-annulled
    on: 2026-05-14
    given:
      - incident: { subject: gate, kind: confirmedCase, on: 2026-05-11, by: health, as: case }
      - withdraw: { of: case, by: health, on: 2026-05-13 }
      - annul: { subject: gate, why: withdrawnReport, by: [leader, leader2], on: 2026-05-14 }
    then: { title: conferred, gate: open }
  - id: closed-removed-and-annulled
    on: 2026-05-14
    given:
      - incident: { subject: gate, kind: confirmedCase, on: 2026-05-11, by: health, as: case }
      - closeSubject: { subject: gate }
      - withdraw: { of: case, by: health }
      - annul: { subject: gate, why: withdrawnReport, by: [leader, leader2], on: 2026-05-14 }
    then: { title: ended, gate: open }
  - id: a-contact-that-is-corrected-to-a-case
    on: 2026-05-12
    given:
      - incident: { subject: gate, kind: closeContact, on: 2026-05-11, by: health, as: case }
      - correct: { of: case, kind: confirmedCase, by: health }
      - correct: { of: case, occurred: 2026-05-10, by: health }
    then: { title: removed }
`;

const complaints = (before: number, then: number): string => `${CAST}${NAMED}
  - complaint: { subject: gate, verified: true, times: ${before}, received: 2026-05-09, on: 2026-05-11, by: hotline }
rows:
  - id: the-third-complaint-and-a-case
    on: 2026-05-12
    given:
      - complaint: { subject: gate, verified: true, times: ${then}, on: 2026-05-11, by: hotline }
      - incident: { subject: gate, kind: confirmedCase, on: 2026-05-11, by: health }
    then: { title: removed, gate: blocked }
`;

const OF_LISTED = `${CAST}${LISTED}
  - notice: { on: 2026-03-27 }
rows:
  - id: named-against-a-case
    on: 2026-04-21
    given:
      - incident: { subject: gate, kind: confirmedCase, occurred: 2026-04-18, on: 2026-04-20, by: health, as: case }
      - sign: { subject: gate, by: [leader, leader2] }
      - verify: { of: case, by: office, on: 2026-04-20 }
    then: { title: removed }
`;

/** Short enough for every order there is; everything before their rows is told at once. */
export const fixedStories: readonly ScenarioFile[] = [
  loadScenario('of a title', OF_NAMED),
  loadScenario('of complaints', complaints(2, 1)),
  loadScenario('of a naming', OF_LISTED),
];

/** With thousands of orders each. */
export const longStories: readonly ScenarioFile[] = [loadScenario('of more complaints', complaints(1, 2))];
