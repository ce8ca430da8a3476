import { currentLanguage, recordWords, type Language } from '../words/words.js';

/** Codes that answers and events show, by meaning. */
export interface Codes {
  /** Level of a division, an authority or an applicant in the tree of divisions. */
  level: 'national' | 'province' | 'city' | 'county' | 'town' | 'community';
  /** Status of a division. */
  divisionStatus: 'planned' | 'standing' | 'merged' | 'abolished';
  /** Kind of a unit. */
  unitKind:
    | 'government'
    | 'bureau'
    | 'office'
    | 'streetOffice'
    | 'committee'
    | 'partyBranch'
    | 'institution'
    | 'company'
    | 'association';
  /** Status of a unit, a subject, a service account. */
  registrationStatus: 'planned' | 'open' | 'registered' | 'closed';
  /** Status of a person. */
  personStatus: 'registered' | 'erased';
  /** Kind of a subject 创建（测评）对象. */
  subjectKind: 'division' | 'compound' | 'hamlet' | 'unit' | 'point' | 'team';
  /** Role of a person or a service account; also who acts at a level (`actedBy`), who is waited for (`waitsFor`), who decides an extension. */
  personRole:
    | 'office'
    | 'leader'
    | 'town'
    | 'community'
    | 'unitHead'
    | 'unitLiaison'
    | 'handler'
    | 'reviewer'
    | 'assessor'
    | 'auditor'
    | 'systemAdmin'
    | 'securityAdmin'
    | 'auditAdmin'
    | 'agency'
    | 'superior';
  /** How somebody holds a role. */
  grantKind: 'granted' | 'acting' | 'delegated';
  /** Who acted. */
  actorKind: 'person' | 'service' | 'rule' | 'public';
  /** Channel by which a record came. */
  channel: 'console' | 'phone' | 'import' | 'agency' | 'public' | 'rule';
  /** Status of a stored file. */
  fileStatus: 'stored' | 'destroyed';
  /** What an auditor's seat did. */
  readKind: 'read' | 'export' | 'act';
  /** Code of a reason; others are shown as they are. */
  reasonCode:
    | 'excessive'
    | 'staffChanged'
    | 'reorganised'
    | 'incomplete'
    | 'wrongEvidence'
    | 'sameEvidence'
    | 'typo'
    | 'error'
    | 'miscounted'
    | 'paper'
    | 'onPaper'
    | 'oralOrder'
    | 'relative'
    | 'notFit'
    | 'notSo'
    | 'forged'
    | 'overdue'
    | 'objectionUpheld'
    | 'followUpWithdrawn'
    | 'findingWithdrawn'
    | 'graverStep'
    | 'resultChanged'
    | 'withdrawn'
    | 'duplicate'
    | 'wrongDay'
    | 'wrongTime'
    | 'falsePositive'
    | 'notOurs'
    | 'noMeans'
    | 'supplyLate'
    | 'weather'
    | 'dependsOnOthers'
    | 'planChanged'
    | 'evidenceChanged'
    | 'checked'
    | 'inTime'
    | 'shortened'
    | 'tooLate'
    | 'noNetwork'
    | 'done'
    | 'approvedSchedule'
    | 'notNeeded'
    | 'retentionEnded'
    | 'noFurtherUse'
    | 'appraised'
    | 'kept'
    | 'other';
  /** Cadence: how often. */
  every: 'day' | 'week' | 'month' | 'quarter' | 'halfYear' | 'year';
  /** Days a span is counted in. */
  daysOf: 'calendar' | 'working';
  /** What a last day that is a holiday does. */
  dayOff: 'asWritten' | 'nextWorkingDay';
  /** A value that says no number. */
  assessedValue: 'notApplicable';
  /** Kind of a programme 创建项目. */
  programmeKind: 'creation' | 'commendation' | 'appraisal' | 'grading' | 'drive' | 'activity';
  /** Status of a plan. */
  planStatus: 'draft' | 'discarded' | 'issuing' | 'issued' | 'closed';
  /** What became of an item of an issued plan. */
  planItemProgress: 'pending' | 'assigned' | 'failed' | 'dropped';
  /** Kind of a group of a plan. */
  planGroupKind: 'leading' | 'work';
  /** Source of a task. */
  taskSource: 'planItem' | 'quarterList' | 'meeting' | 'instruction' | 'inspectionFinding' | 'complaint';
  /** Rule a due date came from. */
  dueRule: 'stated' | 'stageEnd' | 'periodEnd' | 'extended' | 'returned' | 'reassigned' | 'reopened' | 'corrected';
  /** Status of a task. */
  taskStatus: 'assigned' | 'signedFor' | 'refused' | 'submitted' | 'returned' | 'completed' | 'withdrawn';
  /** Role of a unit in a task. */
  unitRole: 'lead' | 'responsible' | 'assisting';
  /** Role of a person in a task. */
  taskPersonRole: 'direct' | 'handler';
  /** How a task was delivered. */
  deliveryWay: 'console' | 'paper' | 'phone';
  /** Result of a review or a check. */
  reviewResult: 'approve' | 'return';
  /** What became of a request for extension. */
  extensionDecision: 'grant' | 'refuse' | 'granted' | 'refused' | 'lapsed';
  /** Outcome of a second look after a correction. */
  reexaminationOutcome: 'stands' | 'doesNotStand';
  /** Field that a correction puts right. */
  correctionField:
    | 'heading'
    | 'content'
    | 'deliverables'
    | 'documentNumber'
    | 'dueOn'
    | 'persons'
    | 'indicator'
    | 'what'
    | 'title'
    | 'number'
    | 'issuedOn'
    | 'signer'
    | 'itemHeading'
    | 'itemContent'
    | 'itemDue'
    | 'itemUnits'
    | 'itemPersons'
    | 'demands'
    | 'itemDemands'
    | 'lessons'
    | 'problems'
    | 'note'
    | 'plaqueNumber';
  /** Status of a rectification. */
  rectificationStatus: 'ordered' | 'signed' | 'submitted' | 'returned' | 'checked' | 'closed' | 'withdrawn';
  /** What asked for a rectification. */
  rectificationSource: 'finding' | 'complaint' | 'followUp' | 'external' | 'order';
  /** What the programme does when a rectification is overdue. */
  rectificationOverdue: 'remind' | 'transfer';
  /** How a rectification of a follow-up came to its end. */
  rectificationSettled: 'closed' | 'withdrawn';
  /** Status of a suggestion 投诉建议. */
  suggestionStatus: 'filed' | 'answered' | 'withdrawn';
  suggestionKind: 'unreasonableDemand' | 'duplicateDemand' | 'deadline' | 'formalism' | 'suggestion' | 'other';
  /** What became of a suggestion. */
  suggestionOutcome: 'adopted' | 'notAdopted' | 'explained';
  /** What a suggestion is about. */
  suggestionAbout: 'task' | 'planItem' | 'filing' | 'report' | 'general';
  /** What is demanded beyond the work itself. */
  demandKind: 'photo' | 'video' | 'place';
  /** Status of a filing 佐证申报. */
  filingStatus: 'open' | 'submitted' | 'returned' | 'completed';
  /** Status of a progress report. */
  reportStatus: 'asked' | 'filed' | 'passedOn' | 'arrived';
  /** Place a progress report is passed on from or to. */
  reportPlace: 'unit' | 'community' | 'town' | 'countyBureau' | 'county' | 'city';
  /** Status of an escalation 督办. */
  escalationStatus: 'open' | 'ended';
  /** What is overdue. */
  escalationTarget: 'task' | 'rectification';
  /** Kind of a step of an escalation. */
  escalationKind: 'reminder' | 'supervisionOrder' | 'interview' | 'circular';
  /** Status of a step of an escalation. */
  escalationStepStatus: 'sent' | 'drafted' | 'told' | 'decided' | 'served' | 'dropped';
  /** What an escalation waits for. */
  escalationWaits: 'telling' | 'decision' | 'service';
  /** How a step of an escalation was served. */
  escalationWay: 'console' | 'inPerson' | 'meeting' | 'post';
  /** Why something is overdue no longer. */
  overdueEnd: 'submitted' | 'done' | 'refused' | 'withdrawn' | 'newDate';
  /** Status of a follow-up 专门督导. */
  followUpStatus: 'open' | 'completed' | 'settled' | 'withdrawn';
  /** Status of a round. */
  roundStatus: 'open' | 'closing' | 'tied' | 'concluded' | 'cancelled';
  /** Kind of a round; also of the result a title is watched by. */
  roundKind: 'own' | 'mock' | 'external';
  /** Form of a round or a sheet. */
  roundForm: 'selfCheck' | 'inspection' | 'summary';
  /** Status of a sheet. */
  sheetStatus: 'open' | 'waiting' | 'arbitration' | 'scored' | 'reopened';
  /** Status of a result. */
  resultStatus: 'graded' | 'reopened';
  /** Why a sheet or a result is looked at again. */
  reopenedFor: 'evidence' | 'correction' | 'value' | 'fact' | 'office' | 'result';
  /** How an indicator came to its value. */
  indicatorRule:
    | 'answer'
    | 'option'
    | 'band'
    | 'bound'
    | 'proportion'
    | 'value'
    | 'judged'
    | 'facts'
    | 'title'
    | 'notApplicable'
    | 'noValue'
    | 'classMissing'
    | 'tooFewAnswers'
    | 'evidenceMissing';
  /** Who tells the value of an indicator. */
  indicatorToldBy: 'person' | 'survey' | 'facts' | 'external';
  /** Bonus or deduction. */
  adjustmentKind: 'bonus' | 'deduction';
  /** What brought a veto about. */
  vetoBy: 'indicator' | 'finding' | 'incident';
  /** A floor of a component. */
  floor: 'met' | 'missed';
  /** A step on the way to a better grade. */
  wayStep: 'liftVeto' | 'meet' | 'reach' | 'gain' | 'rank';
  /** What a score to reach is counted in. */
  reachOf: 'points' | 'share';
  /** Whom a result or a commendation is for. */
  countedFor: 'subject' | 'unit' | 'member';
  /** Status of a survey. */
  surveyStatus: 'open' | 'closed';
  /** What a survey measures. */
  surveyMeasure: 'awareness' | 'participation' | 'satisfaction';
  /** Status of an application 申报. */
  applicationStatus:
    'atLevel' | 'returned' | 'onHold' | 'determined' | 'filedUpward' | 'rejected' | 'withdrawn' | 'abandoned';
  /** Who filed an application. */
  applicationFiledBy: 'self' | 'organisation' | 'public';
  /** What a level did with an application. */
  applicationAct: 'approved' | 'accepted' | 'returned' | 'rejected';
  /** What a level of the review chain does. */
  levelDoes: 'recommend' | 'review' | 'evaluate' | 'determine' | 'file';
  /** Status of a complaint. */
  complaintStatus: 'registered' | 'verified' | 'unfounded' | 'rectified' | 'closed' | 'withdrawn';
  /** Status of an incident. */
  incidentStatus: 'reported' | 'verified' | 'unfounded' | 'withdrawn';
  /** Kind of a fact in the docket of a subject. */
  docketFact: 'bar' | 'complaint' | 'finding' | 'grade' | 'incident' | 'title';
  /** How a fact in the docket stands. */
  docketStanding: 'reported' | 'verified' | 'unfounded' | 'valid' | 'suspended' | 'removed' | 'ended';
  /** Whether a subject may apply for a programme. */
  gateStatus: 'open' | 'blocked';
  /** Status of a candidate list 建议名单. */
  slateStatus: 'prepared' | 'noticed' | 'approved';
  /** What a candidate list came from. */
  slateSource: 'round' | 'application' | 'result' | 'rollUp';
  /** Status of a public notice. */
  noticeStatus: 'open' | 'ended' | 'cancelled';
  /** Where a notice or a decision is published. */
  noticeChannel: 'web' | 'board' | 'newspaper';
  /** How a candidate of a notice stands. */
  noticedStanding: 'shown' | 'blocked' | 'struckOff';
  /** Status of an objection 异议. */
  objectionStatus: 'received' | 'handled' | 'decided' | 'replied';
  /** Outcome of an objection or an appeal. */
  objectionOutcome: 'upheld' | 'dismissed' | 'leadOnly';
  /** Why an objection counts as a lead only. */
  objectionLead: 'anonymous' | 'late';
  /** Standing of a title 称号. */
  titleStanding:
    'none' | 'named' | 'conferred' | 'warned' | 'suspended' | 'removed' | 'expired' | 'ended' | 'namingAnnulled';
  /** What a title to be named waits for. */
  titlePending: 'candidate' | 'ready' | 'signedOnce';
  /** How far a removal has come. */
  removalProcedure: 'raised' | 'proposed' | 'told' | 'answered';
  /** What a title waits for, and what may be done with it. */
  titleAct:
    | 'signNaming'
    | 'confer'
    | 'confirmImport'
    | 'declineImport'
    | 'confirmRecognition'
    | 'confirmTrigger'
    | 'dismissTrigger'
    | 'warn'
    | 'suspend'
    | 'restore'
    | 'downgrade'
    | 'declineDowngrade'
    | 'end'
    | 'declineEnd'
    | 'proposeRemoval'
    | 'withdrawProposal'
    | 'tell'
    | 'recordStatement'
    | 'answerStatement'
    | 'signRemoval'
    | 'recordSignedDocument'
    | 'serve'
    | 'publish'
    | 'recoverPlaque'
    | 'recordPlaqueLost'
    | 'withdrawPrivileges'
    | 'file'
    | 'appeal'
    | 'decideAppeal'
    | 'proposeAnnulment'
    | 'signAnnulment'
    | 'declineAnnulment'
    | 'proposeNamingAnnulment'
    | 'signNamingAnnulment'
    | 'declineNamingAnnulment'
    | 'correct'
    | 'confirmCorrection'
    | 'declineCorrection';
  /** A time that runs for a title. */
  titleClock:
    | 'confirm'
    | 'statement'
    | 'signedDocument'
    | 'served'
    | 'appeal'
    | 'appealReply'
    | 'plaque'
    | 'warning'
    | 'suspension';
  /** Kind of a fact a decision about a title stands on. */
  titleFact:
    | 'incident'
    | 'complaint'
    | 'rectificationOverdue'
    | 'graded'
    | 'falsification'
    | 'merged'
    | 'settled'
    | 'barred'
    | 'deadlineMissed'
    | 'membersLost'
    | 'cascade'
    | 'suspensionOver';
  /** What was not done in time. */
  missedDeadline: 'renewal' | 'plaque';
  /** What happened to the other title. */
  cascadeAct: 'removed' | 'suspended';
  /** Whose title a cascade is about. */
  cascadeOf: 'same' | 'parent';
  /** Status of a trigger. */
  triggerStatus: 'raised' | 'confirmed' | 'dismissed' | 'superseded';
  /** How many persons confirm a trigger. */
  triggerConfirm: 'none' | 'one' | 'two';
  /** Consequence of a trigger. */
  consequence: 'warn' | 'suspend' | 'downgrade' | 'end' | 'proposeRemoval' | 'removeByRule';
  /** Mode of a removal. */
  removalMode: 'byRule' | 'byDecision';
  /** What a proposal of removal came from. */
  removalCause: 'office' | 'trigger' | 'suspensionOver';
  /** What suspended a title. */
  suspendedBy: 'leader' | 'trigger' | 'renewalMissed';
  /** Why a title ended. */
  endedWhy: 'merged' | 'closed' | 'abolished' | 'trigger';
  /** Why a removal was annulled. */
  annulledWhy: 'withdrawnReport' | 'appealUpheld' | 'error';
  /** Why a watched fact was withdrawn. */
  factWithdrawnWhy: 'withdrawn' | 'unfounded' | 'annulled';
  /** How a subject was told, served or answered, and how it may appeal. */
  servedWay: 'inPerson' | 'post' | 'phone' | 'notice' | 'electronic' | 'inWriting';
  /** Who awarded a title that was entered later. */
  awardedBy: 'own' | 'outside';
  /** What is signed for. */
  namingPurpose: 'naming' | 'renewal';
  /** Why a naming is ready no longer. */
  namingLost: 'objection' | 'resultChanged' | 'noticeCancelled' | 'membersLost' | 'struck';
  /** Status of a bulk signature. */
  batchStatus: 'running' | 'ended' | 'cancelled';
  /** What is done in bulk. */
  batchOf: 'signNaming';
  /** Status of a commendation 表彰. */
  commendationStatus: 'proposed' | 'decided' | 'dropped' | 'revoked';
  /** What a commendation is. */
  commendationItem: 'item' | 'praise';
  /** Status of a circular of criticism. */
  circularStatus: 'drafted' | 'told' | 'decided' | 'dropped' | 'withdrawn';
  /** What a circular came from. */
  circularCause: 'escalation' | 'grade';
  /** Status of a roll-up of members. */
  rollUpStatus: 'open' | 'reached' | 'lost';
  /** What a dossier 案卷 is of. */
  dossierScope: 'plan' | 'subject';
  /** Status of a dossier. */
  dossierStatus: 'ordered' | 'compiled' | 'failed';
  /** Why a dossier could not be compiled. */
  dossierFailure: 'DOSSIER.EMPTY' | 'DOSSIER.TOO_LARGE';
  /** Why a tree of the transparency log was not gone on with. */
  treeBreak: 'restored';
  /** Why a signing key was changed. */
  keyChange: 'scheduled' | 'exposed' | 'handover';
  /** Why applications are taken again. */
  blockLifted: 'settled' | 'annulled';
  /** The four checks 四性检测. */
  dossierCheck: 'authentic' | 'complete' | 'usable' | 'safe';
  /** What a check found. */
  checkFault:
    | 'eventNotAsSigned'
    | 'eventNotInTree'
    | 'revisionMissing'
    | 'fileDiffers'
    | 'fileMissing'
    | 'fileUnreadable'
    | 'formatDiffers'
    | 'formatNotListed'
    | 'encrypted'
    | 'refusedContent'
    | 'metadataMissing';
  /** What an item 件 of a dossier is. */
  archived:
    | 'workPlan'
    | 'task'
    | 'supervision'
    | 'rectification'
    | 'followUp'
    | 'application'
    | 'round'
    | 'result'
    | 'notice'
    | 'naming'
    | 'removal'
    | 'commendation'
    | 'circular';
  /** How long a record is kept. */
  retentionCode: 'Y' | 'D30' | 'D10';
  /** Status of a disposal list 销毁清册. */
  disposalStatus: 'proposed' | 'appraised' | 'approved' | 'declined' | 'carriedOut';
}

export type CodeGroup = keyof Codes;

export type CodeWords = { readonly [Group in CodeGroup]: Readonly<Record<Codes[Group], string>> };

/** Nothing until they are loaded. */
export function codeWordsIn(language: Language): Partial<CodeWords> {
  return recordWords('codes', language) ?? {};
}

export function isCodeGroup(group: string, language: Language): group is CodeGroup {
  return Object.hasOwn(codeWordsIn(language), group);
}

/** The codes of a group that have words, in their order. */
export function codesOf(group: CodeGroup): readonly string[] {
  return Object.keys(codeWordsIn(currentLanguage())[group] ?? {});
}

/** The words of a code; a code of a programme's own, which nobody here can know, as it stands. */
export function codeInWords(group: CodeGroup, code: string, language: Language): string {
  const words: Readonly<Record<string, string>> = codeWordsIn(language)[group] ?? {};
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
