import { Alert, Button, Form, Input, Progress, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { keptHere, queries } from '../../../api/client.js';
import type { Letter } from '../../../api/outbox.js';
import { problemText } from '../../../api/problem.js';
import { useDraft, type Keeping } from '../../../outbox/drafts.js';
import { outbox } from '../../../outbox/outbox-here.js';
import { useLetter } from '../../../outbox/use-outbox.js';
import { useMe } from '../../../session/me.js';
import { Answered, Empty, KeptNotice, LateEntryFields, Loading, Page, Panel, usePhone } from '../../../shapes/index.js';
import type { Indicator, Standard } from '../../../standard/definition.js';
import { useStandard } from '../../../standard/use-standard.js';
import { useLanguage } from '../../../words/words.js';
import { mayOn, refusalOf } from '../../../standard/may.js';
import {
  aboutOf,
  beganWith,
  bodyOf,
  check,
  toFill,
  waitingFiles,
  type Draft,
  type LateEntry,
  type Sheet,
  type Way,
} from './filing.js';
import { IndicatorForm } from './indicator-form.js';

/** The self-check of a subject or the score of an assessor, filled in where there may be no network. */
export function FilingPage({ way }: { readonly way: Way }): ReactNode {
  const { id = '' } = useParams();
  const query = queries.useQuery('get', '/api/assessments/v1/sheets/{id}', { params: { path: { id } } }, keptHere);
  return (
    <Answered query={query}>
      {(sheet) => <WithStandard sheet={sheet} way={way} kept={<KeptNotice query={query} />} />}
    </Answered>
  );
}

interface LateAsked {
  readonly lateEntry?: LateEntry;
}

function WithStandard({ sheet, way, kept }: Pick<FilingProps, 'sheet' | 'way' | 'kept'>): ReactNode {
  const standard = useStandard(sheet.programme, sheet.version);
  const about = aboutOf(way, sheet.id);
  const { draft, change, keeping } = useDraft(about, beganWith(sheet, way));
  if (standard === undefined || draft === undefined) return <Loading />;
  return <Filing {...{ sheet, way, kept, standard, draft, change, keeping }} />;
}

interface FilingProps {
  readonly sheet: Sheet;
  readonly way: Way;
  /** That what is shown was kept. */
  readonly kept: ReactNode;
  readonly standard: Standard;
  readonly draft: Draft;
  readonly change: (change: (before: Draft) => Draft) => void;
  readonly keeping: Keeping;
}

function Filing({ sheet, way, kept, standard, draft, change, keeping }: FilingProps): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const phone = usePhone();
  const [all, setAll] = useState(!phone);
  const [pressed, setPressed] = useState(false);
  const [late] = Form.useForm<LateAsked>();
  const about = aboutOf(way, sheet.id);
  const letter = useLetter(about);
  const indicators = toFill(sheet, standard, way);
  const checked = check(indicators, draft, sheet.period);
  const filled = indicators.length - checked.lacks.size;
  const act = way === 'self-check' ? 'fileSelfCheck' : 'fileAssessment';
  const refusal = refusalOf(sheet.may, act, language);
  const at = Math.min(draft.at, Math.max(0, indicators.length - 1));
  const go = (to: number): void => change((before) => ({ ...before, at: to }));
  const send = async (): Promise<void> => {
    setPressed(true);
    if (checked.lacks.size > 0) {
      const [first] = checked.lacks.keys();
      go(indicators.findIndex(({ code }) => code === first));
      requestAnimationFrame(() => document.getElementById(`indicator-${first ?? ''}`)?.scrollIntoView());
      return;
    }
    const asked = await late.validateFields().catch(() => null);
    if (asked === null) return;
    await outbox.keep({
      key: crypto.randomUUID(),
      ownerId: me.id,
      path: `/api/assessments/v1/sheets/{id}/${way}`,
      params: { id: sheet.id },
      body: bodyOf(way, checked, draft, asked.lateEntry),
      files: waitingFiles(draft),
      about,
      to: `/assessment/sheets/${sheet.id}/${way}`,
      name: t(`filing.${way}.of`, { subject: sheet.subject.name }),
    });
    void outbox.run(me.id);
    void navigate(`/assessment/sheets/${sheet.id}`);
  };
  const waiting = letter?.state.is === 'waiting';
  return (
    <Page
      title={t(`filing.${way}.of`, { subject: sheet.subject.name })}
      crumbs={[{ to: `/assessment/sheets/${sheet.id}`, text: t('sheet.of', { subject: sheet.subject.name }) }]}
      about={t('filing.about', { from: sheet.period.from, to: sheet.period.to })}
      acts={
        mayOn(sheet.may, act) ? (
          <Button type="primary" disabled={waiting} onClick={() => void send()}>
            {t('filing.send')}
          </Button>
        ) : null
      }
    >
      {kept}
      <LetterNotice letter={letter} />
      {refusal === null ? null : <Alert type="warning" showIcon title={refusal} style={{ marginBottom: 16 }} />}
      <Panel
        title={t('filing.progress', { filled, count: indicators.length })}
        side={
          <Segmented
            aria-label={t('filing.view')}
            value={all ? 'all' : 'one'}
            options={[
              { value: 'one', label: t('filing.oneByOne') },
              { value: 'all', label: t('filing.allOnOnePage') },
            ]}
            onChange={(value) => setAll(value === 'all')}
          />
        }
      >
        <div className="pad">
          <Progress
            percent={indicators.length === 0 ? 0 : Math.floor((100 * filled) / indicators.length)}
            aria-label={t('filing.progress', { filled, count: indicators.length })}
          />
          <small role="status">{t(`filing.keeping.${keeping}`)}</small>
        </div>
      </Panel>
      {indicators.length === 0 ? (
        <Panel>
          <Empty>{t('filing.nothing')}</Empty>
        </Panel>
      ) : (
        (all ? indicators : indicators.slice(at, at + 1)).map((indicator: Indicator) => (
          <IndicatorForm
            key={indicator.code}
            indicator={indicator}
            sheet={sheet}
            standard={standard}
            way={way}
            draft={draft}
            change={change}
            lack={pressed ? checked.lacks.get(indicator.code) : undefined}
            refused={reasonFor(letter, indicator.code, language)}
          />
        ))
      )}
      {all ? null : (
        <div className="stepper">
          <Button size="large" disabled={at === 0} onClick={() => go(at - 1)}>
            {t('filing.before')}
          </Button>
          <span>{t('filing.nth', { nth: at + 1, count: indicators.length })}</span>
          <Button size="large" disabled={at >= indicators.length - 1} onClick={() => go(at + 1)}>
            {t('filing.after')}
          </Button>
        </div>
      )}
      {way === 'self-check' ? (
        <Panel title={t('filing.statement')}>
          <div className="pad">
            <Input.TextArea
              aria-label={t('filing.statement')}
              rows={4}
              maxLength={4000}
              value={draft.statement}
              onChange={({ target }) => change((before) => ({ ...before, statement: target.value }))}
            />
          </div>
        </Panel>
      ) : null}
      <Panel>
        <div className="pad">
          <Form<LateAsked>
            form={late}
            layout="vertical"
            scrollToFirstError={{ focus: true }}
            initialValues={draft.late === undefined ? {} : { lateEntry: draft.late }}
            onValuesChange={(_, { lateEntry }) => change((before) => ({ ...before, late: lateEntry ?? {} }))}
          >
            <LateEntryFields
              begun={draft.late !== undefined}
              told={(is) => change(({ late: _, ...before }) => (is ? { ...before, late: {} } : before))}
            />
          </Form>
        </div>
      </Panel>
    </Page>
  );
}

/** What became of what was sent: kept here, or refused and why. */
export function LetterNotice({ letter }: { readonly letter: Letter | undefined }): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  if (letter === undefined || letter.state.is === 'sent') return null;
  const refused = letter.state.is === 'refused' ? letter.state.problem : null;
  return (
    <Alert
      role={refused === null ? 'status' : 'alert'}
      type={refused === null ? 'info' : 'error'}
      showIcon
      style={{ marginBottom: 16 }}
      title={refused === null ? t('filing.waiting') : t('filing.refused', { why: problemText(refused, language) })}
      action={
        <Button size="small" onClick={() => void outbox.remove(letter.key)}>
          {t(refused === null ? 'filing.takeBack' : 'filing.dismiss')}
        </Button>
      }
    />
  );
}

/** What the server said of one indicator. */
function reasonFor(letter: Letter | undefined, code: string, language: 'zh' | 'en'): string | undefined {
  if (letter?.state.is !== 'refused') return undefined;
  const fault = letter.state.problem.errors?.find(({ pointer }) => pointer.split('/').includes(code));
  return fault?.[language];
}
