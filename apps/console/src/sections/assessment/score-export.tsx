import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, problemText } from '../../api/problem.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { figure, lost } from '../../standard/exact.js';
import { periodInWords } from '../../standard/period.js';
import { ruleInWords, type Speech } from '../../standard/rule-in-words.js';
import { useSpeech } from '../../standard/use-speech.js';
import { foundInWords, lossInWords, stepInWords } from '../../standard/value-in-words.js';
import type { Sheet } from './filing/filing.js';
import { evidenceOf, rowsOf } from './score-rows.js';

/** 导出评分表: what the page shows, as a sheet to hand in. */
export function ScoreExport({ sheet, standard }: { readonly sheet: Sheet; readonly standard: Standard }): ReactNode {
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { saveScore } = await import('./save-score.js');
      const { subject, period, score, roundCode } = sheet;
      await saveScore({
        name: `${subject.name} ${t('export.name')} ${periodInWords(period.key, speech.language)}`,
        title: `${subject.name} · ${standard.names[speech.language]} · ${nameOf(standard, roundCode, speech.language)} ${periodInWords(period.key, speech.language)}`,
        head: [
          t('sheet.indicator'),
          t('sheet.clauseHead'),
          t('sheet.rule'),
          t('sheet.found'),
          t('sheet.points'),
          t('export.of'),
          t('export.lost'),
          t('sheet.whereLost'),
          t('sheet.evidence'),
        ],
        rows: scoreLines(sheet, standard, speech),
        total: [t('sheet.total'), figure(score?.result.total), figure(score?.result.of)],
        way:
          score === null || score.way.to === null
            ? []
            : [
                t('way.to', { grade: nameOf(standard, score.way.to, speech.language) }),
                ...score.way.steps.map((step) => stepInWords(standard, step, speech)),
              ],
      });
    } catch (error) {
      void message.error(problemText(problemOf(error), speech.language));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      {t('export.act')}
    </Button>
  );
}

export interface ScoreLine {
  readonly part: boolean;
  readonly cells: readonly string[];
}

export function scoreLines(sheet: Sheet, standard: Standard, speech: Speech): readonly ScoreLine[] {
  const { language } = speech;
  return rowsOf(sheet, standard).map((row): ScoreLine => {
    if (row.kind === 'component') {
      return {
        part: true,
        cells: [
          nameOf(standard, row.code, language) + (row.starred ? ' ★' : ''),
          '',
          '',
          '',
          row.points === null ? '' : figure(row.points),
          row.of === null ? '' : figure(row.of),
        ],
      };
    }
    const { asked, code, result, value } = row;
    const indicator = standard.indicators.get(code);
    return {
      part: false,
      cells: [
        asked.names[language] + (row.starred ? ' ★' : ''),
        asked.clause ?? '',
        indicator === undefined ? '' : ruleInWords(indicator, sheet.subject.class, speech),
        foundInWords(indicator, value, speech),
        result?.points === null || result === undefined ? '' : figure(result.points),
        result?.of === null || result === undefined ? '' : figure(result.of),
        result === undefined ? '' : (lost(result.points, result.of) ?? ''),
        result === undefined ? '' : (lossInWords(indicator, result, value, speech) ?? ''),
        evidenceOf(sheet, code)
          .map(({ name, on }) => `${name} ${on}`)
          .join('\n'),
      ],
    };
  });
}
