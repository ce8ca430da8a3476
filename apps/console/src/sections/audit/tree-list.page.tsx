import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { saveFile } from '../../exports/save-file.js';
import { Answered, Chip, Empty, Facts, Instant, instantInFull, Page, Panel } from '../../shapes/index.js';
import './audit.css';
import { cosignersOf } from './checkpoint-note.js';
import { Command } from './command.js';
import { useCount } from './figures.js';

export type Tree = ItemOf<'/api/audit/v1/trees'>;

const LOOK_MS = 5_000;

/** 可验证日志: the tenant's trees, how far they have come, and how to verify them. */
export function TreeListPage(): ReactNode {
  const { t } = useTranslation('audit');
  const navigate = useNavigate();
  const query = queries.useQuery('get', '/api/audit/v1/trees', {}, { refetchInterval: LOOK_MS });
  return (
    <Page
      title={t('trees.title')}
      about={t('trees.about')}
      acts={
        <Button type="primary" onClick={() => void navigate('/audit/proof')}>
          {t('trees.prove')}
        </Button>
      }
    >
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel>
              <Empty>{t('trees.none')}</Empty>
            </Panel>
          ) : (
            <>
              {items.toReversed().map((tree) => (
                <TreePanel key={tree.origin} tree={tree} />
              ))}
              <WholeLog tree={items.findLast(({ ended }) => ended === null)} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}

function TreePanel({ tree }: { readonly tree: Tree }): ReactNode {
  const { t } = useTranslation('audit');
  const count = useCount();
  const { number, origin, states, publishedAt, ended } = tree;
  const behind = states.received - states.published;
  const upTo = (reached: number): string =>
    reached === states.received
      ? t('trees.upTo', { number: count(reached) })
      : t('trees.upToBehind', { number: count(reached), behind: count(states.received - reached) });
  return (
    <Panel
      className="tree"
      title={t('trees.tree', { number })}
      side={
        <>
          <Chip tone={ended === null ? 'go' : 'plain'}>{t(ended === null ? 'trees.growing' : 'trees.closed')}</Chip>{' '}
          <Chip tone={behind === 0 ? 'ok' : 'soon'}>
            {behind === 0 ? t('trees.publishedAll') : t('trees.behind', { count: behind })}
          </Chip>
        </>
      }
    >
      <div className="pad">
        <Facts
          of={[
            [t('trees.origin'), <code className="origin">{origin}</code>],
            [
              t('trees.ended'),
              ended === null
                ? null
                : t('trees.endedAt', { when: instantInFull(ended.at), why: t(`trees.reasons.${ended.reason}`) }),
            ],
            [t('trees.received'), upTo(states.received)],
            [t('trees.sequenced'), states.sequenced === null ? t('trees.elsewhere') : upTo(states.sequenced)],
            [t('trees.integrated'), upTo(states.integrated)],
            [t('trees.published'), upTo(states.published)],
            [t('trees.publishedAt'), publishedAt === null ? t('trees.neverPublished') : <Instant at={publishedAt} />],
            [t('trees.witnesses'), publishedAt === null ? null : <Cosigners tree={tree} />],
            [t('trees.keys'), <Keys of={tree} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Keys({ of: { keys } }: { readonly of: Tree }): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <ul className="verifier-keys">
      {keys.map(({ verifierKey, madeAt, retiredAt }) => (
        <li key={verifierKey}>
          <code>{verifierKey}</code>
          <small>
            {retiredAt === null
              ? t('trees.key', { from: instantInFull(madeAt) })
              : t('trees.keyRetired', { from: instantInFull(madeAt), to: instantInFull(retiredAt) })}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Who has cosigned what is published, out of the checkpoint itself, and the checkpoint to be kept. */
function Cosigners({ tree: { tenant, number, states } }: { readonly tree: Tree }): ReactNode {
  const { t } = useTranslation('audit');
  const query = useQuery({
    queryKey: ['checkpoint', tenant, number, states.published],
    queryFn: () =>
      done(
        api.GET('/api/audit/v1/trees/{tenant}/{number}/checkpoint', {
          params: { path: { tenant, number: String(number) } },
          parseAs: 'text',
        }),
      ),
    placeholderData: (before) => before,
  });
  return (
    <Answered query={query}>
      {(note) => {
        const witnesses = cosignersOf(note);
        return (
          <>
            {witnesses.length === 0
              ? t('trees.noWitness')
              : witnesses.map(({ name, at }) => (
                  <div key={name}>{t('trees.witness', { name, when: instantInFull(at) })}</div>
                ))}
            <div className="below">
              <Button onClick={() => saveFile(new Blob([note]), `${tenant}-${number}-${states.published}.checkpoint`)}>
                {t('trees.download')}
              </Button>
            </div>
          </>
        );
      }}
    </Answered>
  );
}

function WholeLog({ tree }: { readonly tree: Tree | undefined }): ReactNode {
  const { t } = useTranslation('audit');
  if (tree === undefined) return null;
  return (
    <Panel title={t('trees.whole')}>
      <p className="pad">{t('trees.wholeAbout')}</p>
      <Command label={t('trees.command')}>
        {`GONGJIAN_TOKEN=… node gongjian-verify.mjs --url ${location.origin} --tenant ${tree.tenant} --number ${tree.number} --policy policy.txt --state state.json`}
      </Command>
      <p className="pad">
        <small>{t('trees.states')}</small>
      </p>
    </Panel>
  );
}
