import { QueryCache, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, type ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { problemOf } from './api/problem.js';
import { RecordClient } from './api/record-client.js';
import { Sections } from './routes.js';
import type { SignInChoice } from './session/session.js';
import { theme } from './theme/theme.js';
import { useLanguage } from './words/words.js';

/** How long an answer counts as current while nobody tells of changes. */
const FRESH_MS = 20_000;
const RETRIES = 2;

export const client = new RecordClient({
  queryCache: new QueryCache(),
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < RETRIES && problemOf(error).status >= 500,
      refetchOnWindowFocus: true,
    },
  },
});

export interface AppProps {
  /** Null: the server could not be reached. */
  readonly choice: SignInChoice | null;
  readonly signedIn: boolean;
}

export function App(props: AppProps): ReactNode {
  const { language } = useLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <QueryClientProvider client={client}>
          <BrowserRouter>
            <Sections {...props} />
          </BrowserRouter>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
