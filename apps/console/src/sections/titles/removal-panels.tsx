import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, Day, DueChip, Facts, OfficerName, Panel, useCodeWords } from '../../shapes/index.js';
import { FileLinks } from './file-links.js';
import type { Appeal, Removal, Title } from './title.js';

/** What followed each removal: document, service, publication, plaque, privileges, filing, appeals, annulment. */
export function RemovalPanels({ title }: { readonly title: Title }): ReactNode {
  return title.removals
    .toReversed()
    .map((removal) => <AfterRemoval key={removal.removed.removalId} removal={removal} />);
}

function AfterRemoval({ removal }: { readonly removal: Removal }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const { removed, signed, served, published, recovered, lost, privileges, filed, appeals, annulled, causes } = removal;
  const { clocks } = removed;
  const owed = (day: string | undefined): ReactNode =>
    annulled !== null ? '—' : day === undefined ? t('after.notYet') : <DueChip on={day} />;
  return (
    <Panel
      title={t('after.title', { day: removed.effectiveOn })}
      side={annulled === null ? undefined : <Chip tone="ok">{t('after.annulled')}</Chip>}
    >
      <div className="pad">
        <Facts
          of={[
            [
              t('after.signed'),
              signed === null ? (
                removed.document === null ? (
                  owed(clocks.signedDocument?.lastDay)
                ) : (
                  removed.documentNumber
                )
              ) : (
                <>
                  {signed.documentNumber} · <OfficerName of={signed.signer} /> <FileLinks of={[signed.document]} />
                </>
              ),
            ],
            [
              t('after.served'),
              served === null ? (
                owed(clocks.served.lastDay)
              ) : (
                <>
                  <Day day={served.on} /> {say('servedWay', served.way)} · <OfficerName of={served.by} />
                </>
              ),
            ],
            [
              t('after.published'),
              published === null ? (
                owed(undefined)
              ) : (
                <>
                  <Day day={published.on} />{' '}
                  {published.channels.map((channel) => say('noticeChannel', channel)).join(t('comma'))}
                </>
              ),
            ],
            [
              t('after.plaque'),
              recovered !== null ? (
                <>
                  {t('after.recovered')} <Day day={recovered.on} /> {recovered.plaqueNumber}
                </>
              ) : lost !== null ? (
                <>
                  {t('after.lost')} <Day day={lost.on} /> {lost.reason.text}
                </>
              ) : removed.plaqueNumber === null ? null : (
                owed(clocks.plaque?.lastDay)
              ),
            ],
            [
              t('after.privileges'),
              privileges === null ? null : (
                <>
                  {privileges.which.join(t('comma'))}{' '}
                  <small>
                    <Day day={privileges.on} />
                  </small>
                </>
              ),
            ],
            [
              t('after.filed'),
              filed === null ? (
                owed(undefined)
              ) : (
                <>
                  {t('after.receipt', { number: filed.receipt })}{' '}
                  <small>
                    <Day day={filed.on} />
                  </small>
                </>
              ),
            ],
            [t('after.causes'), causes.length === 0 ? null : t('after.withdrawnFacts', { count: causes.length })],
            [
              t('after.annulment'),
              annulled === null ? null : (
                <>
                  {say('annulledWhy', annulled.why)}
                  {annulled.reason.text === null ? null : `${t('colon')}${annulled.reason.text}`}
                </>
              ),
            ],
          ]}
        />
        {appeals.map((appeal) => (
          <AppealShown key={appeal.received.appealId} appeal={appeal} />
        ))}
      </div>
    </Panel>
  );
}

function AppealShown({ appeal: { received, decided } }: { readonly appeal: Appeal }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  return (
    <div style={{ borderTop: '1px solid var(--line-2)', marginTop: 12, paddingTop: 12 }}>
      <h3>
        {t('after.appeal')} <Day day={received.on} />{' '}
        {received.late ? <Chip tone="back">{t('after.late')}</Chip> : null}
        {decided === null ? (
          received.replyDue === null ? null : (
            <DueChip on={received.replyDue.lastDay} />
          )
        ) : (
          <Chip tone={decided.outcome === 'upheld' ? 'ok' : 'plain'}>{say('objectionOutcome', decided.outcome)}</Chip>
        )}
      </h3>
      {received.text === null ? null : <q className="said">{received.text}</q>}
      <FileLinks of={received.files} />
      {decided === null ? null : (
        <p>
          {decided.findings}{' '}
          <small>
            <OfficerName of={decided.by} />
          </small>
        </p>
      )}
    </div>
  );
}
