import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../session/me.js';
import { LateOnly, Panel, usePast } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import {
  DecideAppeal,
  FileRemoval,
  PublishRemoval,
  RecordAppeal,
  RecordPlaqueLost,
  RecordSignedDocument,
  RecoverPlaque,
  ServeRemoval,
  WithdrawPrivileges,
} from './acts/after-removal-acts.js';
import { ConferTitle, ConfirmImport, ConfirmRecognition, SignNaming } from './acts/naming-acts.js';
import {
  AnswerStatement,
  ProposeRemoval,
  RecordStatement,
  SignRemoval,
  TellSubject,
  WithdrawProposal,
} from './acts/removal-acts.js';
import {
  ConfirmCorrection,
  CorrectTitle,
  ProposeAnnulment,
  ProposeNamingAnnulment,
  ProposeRecognition,
  SignAnnulment,
  SignNamingAnnulment,
} from './acts/undoing-acts.js';
import {
  ConfirmTrigger,
  DeclineDowngrade,
  DeclineEnd,
  DismissTrigger,
  DowngradeTitle,
  EndTitle,
  RestoreTitle,
  SuspendTitle,
  WarnTitle,
} from './acts/watch-acts.js';
import type { AwardNames } from './award-names.js';
import type { OfferedAct, TitleAct } from './title-act-order.js';
import type { ActProps, Title } from './title.js';

const ACTS: Readonly<Record<TitleAct, ComponentType<ActProps>>> = {
  signNaming: SignNaming,
  confer: ConferTitle,
  confirmImport: ConfirmImport,
  confirmRecognition: ConfirmRecognition,
  confirmTrigger: ConfirmTrigger,
  dismissTrigger: DismissTrigger,
  warn: WarnTitle,
  suspend: SuspendTitle,
  restore: RestoreTitle,
  downgrade: DowngradeTitle,
  declineDowngrade: DeclineDowngrade,
  end: EndTitle,
  declineEnd: DeclineEnd,
  proposeRemoval: ProposeRemoval,
  withdrawProposal: WithdrawProposal,
  tell: TellSubject,
  recordStatement: RecordStatement,
  answerStatement: AnswerStatement,
  signRemoval: SignRemoval,
  recordSignedDocument: RecordSignedDocument,
  serve: ServeRemoval,
  publish: PublishRemoval,
  recoverPlaque: RecoverPlaque,
  recordPlaqueLost: RecordPlaqueLost,
  withdrawPrivileges: WithdrawPrivileges,
  file: FileRemoval,
  appeal: RecordAppeal,
  decideAppeal: DecideAppeal,
  proposeAnnulment: ProposeAnnulment,
  signAnnulment: SignAnnulment,
  proposeNamingAnnulment: ProposeNamingAnnulment,
  signNamingAnnulment: SignNamingAnnulment,
  correct: CorrectTitle,
  confirmCorrection: ConfirmCorrection,
};

/** Acts in the head of the page; the others stand below it. */
const IN_HEAD = 3;

interface Props {
  readonly title: Title;
  readonly offered: readonly OfferedAct[];
  readonly names: AwardNames;
}

function inHead(offered: readonly OfferedAct[]): readonly OfferedAct[] {
  return offered.slice(0, IN_HEAD);
}

/** The most pressing acts, the primary one at the right. */
export function HeadActs({ title, offered, names }: Props): ReactNode {
  return inHead(offered)
    .toReversed()
    .map((one) => <ActWithReason key={one.act} title={title} offered={one} names={names} />);
}

/** Whatever else may be done. */
export function ActsPanel({ title, offered, names }: Props): ReactNode {
  const { t } = useTranslation('titles');
  const may = useMay();
  const { past } = usePast();
  const rest = offered.slice(IN_HEAD);
  const recognises = !past && title.status === 'ended' && may('title.import');
  if (rest.length === 0 && !recognises) return null;
  return (
    <Panel title={t('otherActs')} className="no-print">
      <div className="pad" style={{ display: 'flex', gap: 10, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        {rest.map((one) => (
          <ActWithReason key={one.act} title={title} offered={one} names={names} />
        ))}
        {recognises ? <ProposeRecognition title={title} /> : null}
      </div>
    </Panel>
  );
}

function ActWithReason(props: ActProps): ReactNode {
  const { language } = useLanguage();
  const OneAct = ACTS[props.offered.act];
  const { refused } = props.offered;
  if (refused === null) {
    return (
      <LateOnly of={props.offered.late}>
        <OneAct {...props} />
      </LateOnly>
    );
  }
  return (
    <div className="act-with-reason">
      <OneAct {...props} />
      <small>{refused[language]}</small>
    </div>
  );
}
