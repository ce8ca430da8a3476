import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, FilesField, Panel, today } from '../../../shapes/index.js';
import type { Indicator, Standard } from '../../../standard/definition.js';
import { ruleInWords, scoringInWords } from '../../../standard/rule-in-words.js';
import { useSpeech } from '../../../standard/use-speech.js';
import { foundInWords } from '../../../standard/value-in-words.js';
import type { Lack } from './entry.js';
import type { Draft, Photo, Sheet, Way } from './filing.js';
import { ValueField } from './value-field.js';

export interface IndicatorFormProps {
  readonly indicator: Indicator;
  readonly sheet: Sheet;
  readonly standard: Standard;
  readonly way: Way;
  readonly draft: Draft;
  readonly change: (change: (before: Draft) => Draft) => void;
  readonly lack: Lack | undefined;
  /** What the server said of it. */
  readonly refused: string | undefined;
}

export function IndicatorForm(props: IndicatorFormProps): ReactNode {
  const { indicator, sheet, standard, way, draft, change, lack, refused } = props;
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  const { code, names } = indicator;
  const asked = sheet.asked.find((one) => one.code === code);
  const component = asked?.component ?? null;
  const scoring = scoringInWords(indicator, indicator.points ?? null, speech);
  const told = way === 'assessments' ? sheet.selfCheck?.values[code] : undefined;
  return (
    <Panel
      className="indicator-form"
      title={<span id={`indicator-${code}`}>{names[speech.language]}</span>}
      side={component === null ? undefined : standard.namesOf.get(component)?.[speech.language]}
    >
      <div className="pad">
        <p className="rule">
          {ruleInWords(indicator, sheet.subject.class, speech)}
          {scoring === null ? null : <> · {scoring}</>}
          {asked?.clause === null || asked === undefined ? null : <> · {t('clause', { clause: asked.clause })}</>}
        </p>
        {told === undefined ? null : (
          <p>
            <small>{t('filing.selfCheckSaid', { value: foundInWords(indicator, told, speech) })}</small>
          </p>
        )}
        <ValueField
          indicator={indicator}
          period={sheet.period}
          entry={draft.entries[code] ?? {}}
          change={(entry) => change((before) => ({ ...before, entries: { ...before.entries, [code]: entry } }))}
        />
        {lack === undefined && refused === undefined ? null : (
          <p role="alert" className="field-problem">
            {refused ?? (lack === undefined ? '' : t(`filing.lacks.${lack}`))}
          </p>
        )}
        {way === 'assessments' ? <Photos indicator={indicator} draft={draft} change={change} /> : null}
      </div>
    </Panel>
  );
}

function Photos({ indicator, draft, change }: Pick<IndicatorFormProps, 'indicator' | 'draft' | 'change'>): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useSpeech();
  const mine = draft.photos.filter((photo) => photo.indicator === indicator.code);
  const kinds = indicator.evidence ?? [];
  const alter = (fileId: string, changes: Partial<Photo>): void =>
    change((before) => ({
      ...before,
      photos: before.photos.map((photo) => (photo.file.id === fileId ? { ...photo, ...changes } : photo)),
    }));
  return (
    <details open={mine.length > 0 || kinds.length > 0}>
      <summary>{t('filing.photos', { count: mine.length })}</summary>
      <FilesField
        context="assessments"
        keep
        value={mine.map(({ file }) => file)}
        onChange={(files) =>
          change((before) => ({
            ...before,
            photos: [
              ...before.photos.filter((photo) => photo.indicator !== indicator.code),
              ...files.map(
                (file) =>
                  before.photos.find((photo) => photo.file.id === file.id) ?? {
                    indicator: indicator.code,
                    code: kinds.length === 1 ? (kinds[0]?.code ?? null) : null,
                    on: today(),
                    file,
                  },
              ),
            ],
          }))
        }
      />
      {mine.map(({ file, on, code }) => (
        <div key={file.id} className="photo-facts">
          <small>{file.name}</small>
          <DayField
            aria-label={t('filing.shownOn', { name: file.name })}
            value={on}
            latest={today()}
            onChange={(day) => alter(file.id, { on: day ?? today() })}
          />
          {kinds.length < 2 ? null : (
            <Select<string>
              aria-label={t('filing.evidenceKind', { name: file.name })}
              allowClear
              placeholder={t('filing.anyEvidence')}
              {...(code === null ? {} : { value: code })}
              options={kinds.map((kind) => ({ value: kind.code, label: kind.names[language] }))}
              onChange={(chosen: string | undefined) => alter(file.id, { code: chosen ?? null })}
            />
          )}
        </div>
      ))}
    </details>
  );
}
