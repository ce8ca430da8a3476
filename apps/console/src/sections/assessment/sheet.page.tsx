import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { keptHere, queries } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import { useLetter } from '../../outbox/use-outbox.js';
import {
  Answered,
  Chip,
  DueChip,
  KeptNotice,
  Loading,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  usePast,
} from '../../shapes/index.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { figure } from '../../standard/exact.js';
import { periodInWords } from '../../standard/period.js';
import { useSpeech } from '../../standard/use-speech.js';
import { useStandard } from '../../standard/use-standard.js';
import { SheetActs } from './acts/sheet-acts.js';
import { aboutOf, type Sheet, type Way } from './filing/filing.js';
import { LetterNotice } from './filing/filing.page.js';
import { mayOn } from '../../standard/may.js';
import { PendingPanels } from './pending-panel.js';
import { ScoreExport } from './score-export.js';
import { AssessorsPanel, ChangesPanel, FindingsPanel } from './sheet-parts.js';
import { SheetScore } from './sheet-score.js';
import { StarMap } from './star-map.js';
import { sheetTones } from './tones.js';
import { WayUp } from './way-up.js';

const HISTORY = '/api/assessments/v1/sheets/{id}/history';

export function SheetPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery(
    'get',
    '/api/assessments/v1/sheets/{id}',
    { params: { path: { id }, ...(past.past ? { query: past.query } : {}) } },
    past.past ? {} : keptHere,
  );
  return (
    <Answered query={query}>{(sheet) => <WithStandard sheet={sheet} kept={<KeptNotice query={query} />} />}</Answered>
  );
}

interface Shown {
  readonly sheet: Sheet;
  /** That what is shown was kept. */
  readonly kept: ReactNode;
}

function WithStandard({ sheet, kept }: Shown): ReactNode {
  const standard = useStandard(sheet.programme, sheet.version);
  return standard === undefined ? <Loading rows={8} /> : <SheetView sheet={sheet} kept={kept} standard={standard} />;
}

function SheetView({ sheet, kept, standard }: Shown & { readonly standard: Standard }): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useSpeech();
  const past = usePast();
  const { score, subject, may } = sheet;
  const round = nameOf(standard, sheet.roundCode, language);
  const stars = score?.result.stars ?? null;
  const total = score?.result.total ?? null;
  const came =
    stars !== null && stars > 0
      ? t('sheet.stars', { count: stars })
      : total === null
        ? null
        : t('sheet.scored', { points: figure(total) });
  const acting = may !== null && Object.values(may).some((said) => said === true);
  return (
    <Page
      title={came === null ? subject.name : `${subject.name} · ${came}`}
      crumbs={[
        { to: '/assessment', text: t('rounds.title') },
        {
          to: `/assessment/rounds/${sheet.roundId}`,
          text: `${standard.names[language]} · ${round} ${periodInWords(sheet.period.key, language)}`,
        },
      ]}
      about={t('sheet.about', { from: sheet.period.from, to: sheet.period.to, day: sheet.due.lastDay })}
      chips={
        <>
          <Chip tone={sheetTones[sheet.status]}>{codeInWords('sheetStatus', sheet.status, language)}</Chip>
          <Chip>{codeInWords('roundForm', sheet.form, language)}</Chip>
          {sheet.kind === 'own' ? null : <Chip>{codeInWords('roundKind', sheet.kind, language)}</Chip>}
          <DueChip on={sheet.due.lastDay} done={sheet.status === 'scored'} provisional={sheet.due.calendar === null} />
        </>
      }
      acts={
        past.past ? null : (
          <>
            <ScoreExport sheet={sheet} standard={standard} />
            <FillLink sheet={sheet} way="self-check" act="fileSelfCheck" />
            <FillLink sheet={sheet} way="assessments" act="fileAssessment" />
          </>
        )
      }
      aside={
        <>
          {acting && !past.past ? (
            <Panel title={t('sheet.acts')}>
              <div className="pad act-row">
                <SheetActs sheet={sheet} standard={standard} />
              </div>
            </Panel>
          ) : null}
          <StarMap sheet={sheet} standard={standard} />
          <WayUp sheet={sheet} standard={standard} />
          <RecordPanel history={HISTORY} of={{ id: sheet.id }} />
        </>
      }
    >
      <PastBanner history={HISTORY} of={{ id: sheet.id }} />
      {kept}
      <Kept sheet={sheet} way="self-check" />
      <Kept sheet={sheet} way="assessments" />
      <PendingPanels sheet={sheet} standard={standard} />
      <SheetScore sheet={sheet} standard={standard} />
      {sheet.selfCheck === null || sheet.selfCheck.statement === null ? null : (
        <Panel title={t('filing.statement')}>
          <div className="pad">{sheet.selfCheck.statement}</div>
        </Panel>
      )}
      <FindingsPanel sheet={sheet} standard={standard} />
      <AssessorsPanel sheet={sheet} standard={standard} />
      <ChangesPanel sheet={sheet} standard={standard} />
    </Page>
  );
}

/** What was filled in here and has not reached the server. */
function Kept({ sheet, way }: { readonly sheet: Sheet; readonly way: Way }): ReactNode {
  const letter = useLetter(aboutOf(way, sheet.id));
  return <LetterNotice letter={letter} />;
}

function FillLink({ sheet, way, act }: { readonly sheet: Sheet; readonly way: Way; readonly act: string }): ReactNode {
  const { t } = useTranslation('assessment');
  if (!mayOn(sheet.may, act)) return null;
  return (
    <Link to={`/assessment/sheets/${sheet.id}/${way}`}>
      <Button type="primary" tabIndex={-1}>
        {t(`filing.${way}.act`)}
      </Button>
    </Link>
  );
}
